import type { Hint } from '../engine/declare';

/** What to do after a refusal of api.partner.microsoft.com. Source: contract, notes of its operations. */

/** HTTP status 400 is this host's word for an application that lacks its permissions. */
const REGISTRATION =
	'the application of the credential is not registered for this host. In Microsoft Entra, grant it the delegated permissions of "Microsoft Partner / Dev Center" (4990cffe-04e8-4e8b-808a-1175604b879f) and "Microsoft Partner Center" (fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd, user_impersonation), consent to them as an administrator, then get a new refresh token.';

const capital = (text: string): string => `${text[0].toUpperCase()}${text.slice(1)}`;

/** Without a word of its own, a refusal shows nothing but the registration. */
const silent: Hint = { status: 400, code: /^$/, text: /^$/, say: capital(REGISTRATION) };

const userWith = (roles: string): Hint[] =>
	[401, 403].map((status) => ({
		status,
		say: `The sign-in was not accepted for this. It requires App + User sign-in with a user who has the role ${roles}; app-only tokens are refused here. Open the credential and test it.`,
	}));

const resource: Hint[] = [
	{
		code: /^(preconditionFailed|resourceModified)$/i,
		say: 'Someone else changed it in the meantime, twice in a row. Run this again.',
	},
	{ status: 412, say: 'Someone else changed it in the meantime, twice in a row. Run this again.' },
	{ code: /^itemNotFound$/i, say: 'It was not found. Check the ID.' },
	{ code: /^invalidRequest$/i, say: "A value is not valid. See the platform's message below." },
	{ code: /^serviceNotAvailable$/i, say: 'The service is not available right now. Try again later.' },
];

export const priceHints: Hint[] = [
	{ status: 400, say: `Either market, view, timeline and month do not match, or ${REGISTRATION}` },
	...userWith('Admin Agent or Sales Agent'),
	{ status: 404, say: 'This file does not exist. Check market, view, timeline and month: not every month has one.' },
];

export const referralHints: Hint[] = [silent, ...resource, ...userWith('Referrals Admin or Referrals User')];

export const payoutHints: Hint[] = [
	silent,
	{
		status: 404,
		say: 'This export does not exist. Microsoft keeps exports only for a while: check the ID, or export again.',
	},
	...resource,
	...userWith('for payouts or incentives (such as Incentive Admin or Incentive User)'),
];
