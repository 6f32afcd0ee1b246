/** What is asked and answered about a profile, beside the profile itself. */
import type { Operations } from '../../contract/generated/operations.ts';
import { refuse, toUnits } from '../../state/kernel/index.ts';
import type { AccountPurpose, checkEntitlements, Extension } from '../../state/profiles/index.ts';

type Requirements = Operations['profileExtensionRequirementsGet']['replies'][200];
type Checked = ReturnType<typeof checkEntitlements>;
type Verdict = Operations['profileVerificationStatusCheck']['replies'][200];

/** The form for the one further fact there is. */
export const showPurposes = (purposes: readonly AccountPurpose[]): Requirements => [
  {
    type: 'profile-extensions-requirements',
    usageInfo: null,
    fields: [
      {
        name: "Tell us what you're using TransferWise for",
        group: [
          {
            key: 'accountPurpose',
            name: 'Account Purpose',
            type: 'select',
            refreshRequirementsOnChange: false,
            required: true,
            displayFormat: null,
            example: null,
            minLength: null,
            maxLength: null,
            validationRegexp: null,
            validationAsync: null,
            valuesAllowed: purposes,
          },
        ],
      },
    ],
  },
];

/** @throws Refusal `request.malformed` without `details` */
export function readPurpose({ details }: Operations['profileExtensionsCreate']['request']['body']): unknown {
  const missing = { code: 'NotNull', message: 'must not be null', path: 'details', arguments: [] };
  return (details ?? refuse('request.malformed', { problems: [missing] })).accountPurpose;
}

export const showExtension = (extension: Extension | undefined) => ({
  details: extension ? { accountPurpose: extension.accountPurpose } : {},
});

/** @assumed the codes may be in any case, and have blanks around them */
export const readCurrencies = (list: string): string[] => list.split(',').map(code => code.trim().toUpperCase());

export const showEntitlements = ({ requestId, entitlements }: Checked): Verdict => ({
  routes: entitlements.map(({ status, most }) => ({
    source_currency: most.currency,
    maximum_entitled_amount: toUnits(most),
    current_status: status,
  })),
  request_id: requestId,
});
