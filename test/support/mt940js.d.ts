declare module 'mt940js' {
  interface Statement {
    readonly openingBalance: number;
    readonly closingBalance: number;
    readonly transactions: readonly { readonly amount: number; readonly reference: string }[];
  }

  const mt940: { readonly Parser: new () => { parse(text: string): Statement[] } };
  export default mt940;
}
