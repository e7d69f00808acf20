/** Where a subscription can hold an administrator's login and password in clear text. */
export const PASSWORDS = ['fulfillmentParameters[].value'];
