import type { Resource } from './event-data.ts';

interface StateChange<Type extends string> {
  readonly resource: Resource<Type>;
  readonly current_state: string;
  readonly occurred_at: string;
}

/** What is told of users, profiles, recipients, reviews and support cases. */
export interface PeopleEventData {
  readonly 'profiles#verification-state-change': StateChange<'profile'>;
  readonly 'profiles#cdd-check-state-change': StateChange<'profile'> & {
    readonly review_outcome?: string;
    readonly required_evidences: readonly string[];
    readonly source_of_income?: string;
    readonly source_of_funding?: string;
  };
  readonly 'profiles#state-change': StateChange<'profile'> & { readonly requested_by_customer?: boolean };
  readonly 'profiles#overdraft-limit-threshold': {
    readonly resource: Resource<'profile'>;
    readonly overdraft: {
      readonly used: number;
      readonly limit: number;
      readonly profile_limit_currency: string;
      readonly limit_usage_percentage: number;
      readonly currency: string;
    };
  };
  readonly 'users#state-change': StateChange<'user'> & {
    readonly previous_state: string | null;
    readonly deactivation_type?: string;
    readonly deactivation_reason?: string;
  };
  readonly 'kyc-reviews#state-change': {
    readonly resource: {
      readonly id: string;
      readonly state: string;
      readonly prevState: string;
      readonly profileId: number;
      readonly requiredBy?: string;
      readonly createdAt: string;
      readonly updatedAt: string;
      readonly triggerReferences: readonly { readonly type: string; readonly triggerData: object }[];
      /** Groups, of which each names what will do. */
      readonly requirements: readonly (readonly { readonly key: string; readonly state: string }[])[];
      readonly requirementChanges: readonly {
        readonly key: string;
        readonly newState: string;
        readonly prevState?: string;
        readonly additionalRequirements?: readonly {
          readonly additionalRequirementId: string;
          readonly newState: string;
          readonly prevState?: string;
        }[];
      }[];
    };
  };
  readonly 'recipients#state-change': {
    readonly resource: {
      readonly id: string;
      readonly occurred_at: string;
      readonly data: {
        readonly recipientId: number;
        readonly profileId: number;
        readonly currency: string | null;
        readonly state: string;
        readonly clientId: string | null;
      };
    };
  };
  readonly 'partner-support#case-changed': {
    readonly resource: {
      readonly id: number;
      readonly profileId: number | null;
      readonly status: string;
      readonly externalId?: string;
      readonly type: string;
      readonly createdAt: string;
      readonly updatedAt: string;
      readonly reference?: { readonly type: 'TRANSFER'; readonly referenceId: string };
      readonly messages: readonly {
        readonly id: string;
        readonly caseId: number;
        readonly createdAt: string;
        readonly content: { readonly text: { readonly freeText: string } };
        readonly type: 'FREEFORM';
        readonly author: string;
      }[];
    };
  };
}
