/** What is used of the package `testcontainers`, which those who want containers install themselves. */
declare module 'testcontainers' {
  export class GenericContainer {
    constructor(image: string);
    withExposedPorts(...ports: number[]): this;
    withEnvironment(environment: Record<string, string>): this;
    withWaitStrategy(strategy: WaitStrategy): this;
    withStartupTimeout(ms: number): this;
    start(): Promise<StartedTestContainer>;
  }

  export interface StartedTestContainer {
    getHost(): string;
    getMappedPort(port: number): number;
    stop(): Promise<unknown>;
  }

  export interface WaitStrategy {
    forStatusCode(status: number): WaitStrategy;
  }

  export const Wait: { forHttp(path: string, port: number): WaitStrategy };

  export const TestContainers: { exposeHostPorts(...ports: number[]): Promise<void> };
}
