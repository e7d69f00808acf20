import accounts from '../../../../samples/ingram/data/accounts.json';

/** A reseller that signs in. With an application id POST /token must carry it as X-Client-Id. Accounts share nothing. */
export type Account = (typeof accounts)[number] & { applicationId?: string };

/** Two resellers with nothing in common, so that a client that mixes them up is found out. */
export const DEFAULT_ACCOUNTS: Account[] = accounts;
