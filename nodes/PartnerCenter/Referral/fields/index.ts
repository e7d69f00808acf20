/** The fields of a referral. */
export * from './create';
export * from './customer';
export * from './deal';
export * from './filters';
