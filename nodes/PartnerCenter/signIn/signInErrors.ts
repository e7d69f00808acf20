import { at } from '../../engine/util/path';

/** What an error of Microsoft's sign-in service means and what to do, in words for the credential's form. */
export interface SignInError {
	say: string;
	/** it passes by itself: only then another try makes sense */
	passing?: true;
}

const AGAIN = 'Get a new Refresh Token: sign in again with multifactor authentication.';
const CONSENT =
	"grant consent as an administrator; for a customer's tenant, use Partner Profile > Create Application Consent";

const errors = (codes: number[], say: string): Array<[number, SignInError]> => codes.map((code) => [code, { say }]);

const passing = (codes: number[], say: string): Array<[number, SignInError]> =>
	codes.map((code) => [code, { say, passing: true }]);

/** By the number behind AADSTS. Source: contract's sign-in table, after the vendor's list of error codes. */
export const NUMBERS = new Map<number, SignInError>([
	...errors([50076], `Microsoft requires multifactor authentication for this sign-in. ${AGAIN}`),
	...errors([50078], `The multifactor authentication behind the refresh token has expired. ${AGAIN}`),
	...errors([50074], `The multifactor challenge was not passed. ${AGAIN}`),
	...errors(
		[50072, 50079],
		`The account has no method for multifactor authentication yet. Have it register one. ${AGAIN}`,
	),
	...errors([50055], `The password of the account has expired. Change it. ${AGAIN}`),
	...errors(
		[50057],
		'The account is disabled. Ask the administrator to enable it, or get a new Refresh Token with another account.',
	),
	...errors(
		[50053],
		'The account is locked, or Microsoft considers the IP address malicious. Wait, or ask the administrator to unblock it. The Microsoft Entra sign-in log shows why.',
	),
	...errors([50126], `User name or password is wrong. ${AGAIN} A password alone does not work here.`),
	...errors(
		[50034],
		'The account is not in this tenant. Correct Tenant ID, or get a new Refresh Token with an account of the tenant.',
	),
	...errors(
		[50020, 50177],
		"The account belongs to another tenant. For a customer's tenant, it is not in a group with a GDAP role there. Otherwise, correct Tenant ID, or sign in with the partner's account.",
	),
	...errors([50173], `The refresh token was revoked, for example after a password change. ${AGAIN}`),
	...errors(
		[50105],
		'The account is not assigned to the application. Ask the administrator to assign it under Enterprise Applications in Microsoft Entra.',
	),
	...errors([50194], "The application is for a single tenant. Enter your tenant's ID in Tenant ID."),
	...errors(
		[50196],
		'Microsoft received the same sign-in repeatedly. Stop the workflow, and look for a loop in it before you try again.',
	),
	...errors(
		[500011],
		'The API is unknown in this tenant. Check Environment, that the tenant is a partner tenant, and that the application has consent for the API.',
	),
	...errors(
		[53000, 53001],
		'A Conditional Access policy requires a managed device. Ask the administrator to exempt the account, or get a new Refresh Token from such a device.',
	),
	...errors([53002], 'A Conditional Access policy does not allow this application. Ask the administrator to allow it.'),
	...errors(
		[53003],
		'A Conditional Access policy blocks the sign-in, often because of a new IP address. Ask the administrator to check the sign-in log, and to allow the IP address of the n8n server.',
	),
	...errors(
		[53004],
		`The account cannot register a multifactor method, because Microsoft considers it at risk. Ask the administrator to clear the risk. ${AGAIN}`,
	),
	...errors(
		[530034],
		'Microsoft has blocked the account for suspicious activity. Ask the administrator of your partner tenant to clear its risk.',
	),
	...errors([65001], `Consent is missing for this API: ${CONSENT}. Then get a new Refresh Token.`),
	...errors([65004], `Consent was declined. Sign in again and accept. ${AGAIN}`),
	...errors(
		[650057],
		'Consent is missing for this API: it is not among the permissions of the application. Add it (Partner Center, or Microsoft Graph), grant it as an administrator, and get a new Refresh Token.',
	),
	...errors([70000, 700007], `The refresh token is not valid. ${AGAIN}`),
	...errors(
		[70008, 700082],
		`The refresh token has expired, because it was not used. ${AGAIN} Run a workflow at least every few weeks.`,
	),
	...errors(
		[70043],
		`The refresh token has expired because of a sign-in frequency policy. ${AGAIN} Ask the administrator to exempt the account from that policy.`,
	),
	...errors(
		[700016],
		'The application is unknown in this tenant. Correct Client ID or Tenant ID; sandbox and production have separate registrations.',
	),
	...errors([90013], 'The application is unknown in this tenant. Correct Client ID or Tenant ID.'),
	...errors(
		[7000112],
		'The application is disabled. Ask the administrator to enable it under Enterprise Applications in Microsoft Entra.',
	),
	...errors([7000215], 'The client secret is wrong. Correct Client Secret: enter its value, not its ID.'),
	...errors(
		[7000222],
		'The client secret has expired. Create a new one for the application, and enter it in Client Secret.',
	),
	...errors([7000218], 'The client secret is missing. Enter Client Secret.'),
	...errors(
		[700025],
		'The application is registered as a public client, which has no secret. Register it as a web application.',
	),
	...errors(
		[700027],
		'The certificate does not match the registration of the application. If you just changed it, try again in a few seconds. Otherwise, correct the registration, or use a client secret.',
	),
	...errors([7000229], `The application does not exist in this tenant: ${CONSENT}.`),
	...errors([90002], 'The tenant was not found. Correct Tenant ID, and check Environment.'),
	...errors([900023], 'The tenant is not valid, or no longer exists. Correct Tenant ID.'),
	...errors([90019], "No tenant was specified. Enter your tenant's ID in Tenant ID."),
	...errors(
		[90094],
		'An administrator must consent. Have one grant consent to the application, then get a new Refresh Token.',
	),
	...errors(
		[90099],
		"The application has no consent in the customer's tenant. Create it with Partner Profile > Create Application Consent.",
	),
	...errors(
		[9002313],
		'The request was not understood. Check Client ID, Client Secret and Refresh Token for spaces and for text that was cut off.',
	),
	...passing([90033, 50033], "Microsoft's sign-in service is not available just now. Try again later."),
	...passing([90024], "Microsoft's sign-in service is busy. Try again later."),
	...passing([90055], 'Your tenant sends too many sign-ins. Wait a few minutes before you try again.'),
]);

/** By the word of the error, where the number is not known. */
const WORDS: Record<string, SignInError> = {
	invalid_client: { say: 'The application was not accepted. Correct Client ID or Client Secret.' },
	unauthorized_client: {
		say: 'The application is not allowed to sign in like this. Check Client ID, Tenant ID and the registration of the application.',
	},
	invalid_grant: { say: `The refresh token was not accepted. ${AGAIN}` },
	interaction_required: { say: `Microsoft requires the user to sign in again. ${AGAIN}` },
	consent_required: { say: `Consent is missing for this API: ${CONSENT}. Then get a new Refresh Token.` },
	invalid_resource: {
		say: 'The API is unknown in this tenant. Check Environment, and that the tenant is a partner tenant.',
	},
	temporarily_unavailable: {
		say: "Microsoft's sign-in service is not available just now. Try again later.",
		passing: true,
	},
};

/** A refusal of the sign-in service as it can be reported. */
export interface SignInRefusal extends Partial<SignInError> {
	/** AADSTS50076, or the word of the error where there is no number */
	code: string;
	/** the service's own words, where ours do not show what the number means */
	text?: string;
}

/** The description without the ids and the time at its end. */
const wordsOf = (description: string): string =>
	description
		.replace(/^AADSTS\d+:\s*/, '')
		.split(/\s*Trace ID:/)[0]
		.trim();

/** Reads a refusal: the number of its list, else the first in its description. Microsoft may change numbers, so words of unknown ones are kept. */
export function signInRefusal(body: unknown): SignInRefusal {
	const description = String(at(body, 'error_description') ?? '');
	const listed = at(body, 'error_codes.0');
	const number = listed === undefined ? /AADSTS(\d+)/.exec(description)?.[1] : String(listed);
	const word = String(at(body, 'error') ?? '');
	const known = NUMBERS.get(Number(number));
	const code = number === undefined ? word : `AADSTS${number}`;
	return { ...(known ?? WORDS[word]), code, ...(known || description === '' ? {} : { text: wordsOf(description) }) };
}
