import type { Hint } from '../declare';

const MOVED = 'The address redirects to another one. Correct the address in the credential.';

/** What to do after a refusal of any platform, by its status alone. */
export const statusHints: Hint[] = [
	{ status: 301, say: MOVED },
	{ status: 302, say: MOVED },
	{ status: 307, say: MOVED },
	{ status: 308, say: MOVED },
	{ status: 401, say: 'The sign-in was not accepted. Open the credential and test it.' },
	{
		status: 403,
		say: "The account is not allowed to do this. Ask the platform's support for access, or use another credential.",
	},
	{ status: 404, say: "It was not found. Check the ID, and that it belongs to the credential's account." },
	{ status: 409, say: 'Its current status does not allow this. Read it first and check its status.' },
	{ status: 413, say: 'The request is too large. Send fewer lines at once.' },
];
