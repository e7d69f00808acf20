/** In what each flow was run, for the page of flows. */

const RECORDED =
	'in a real n8n. An event of the recorded shape was delivered twice: one order, and its IDs were written back both times.';
const REFUSED = 'A deal beyond the limit bought nothing, and the reason was written back.';
const CORE = 'in the core of n8n against the simulator';

const POLLED = 'in a real n8n, from the event on the simulated platform to the end of the flow.';

const WEBHOOK = `${RECORDED} Without the secret the call was refused. ${REFUSED}`;

export const TRIED: Record<string, string> = {
	'hubspot-deal-to-ingram-micro.json': `${RECORDED} ${REFUSED} HubSpot Trigger, HubSpot nodes and HTTP Request ran unchanged.`,
	'pipedrive-deal-to-adobe.json': `${RECORDED} ${REFUSED} Pipedrive Trigger, Pipedrive nodes and HTTP Request ran unchanged.`,
	'salesforce-opportunity-to-partner-center.json': `${RECORDED} ${REFUSED} Salesforce Trigger polled and Salesforce nodes wrote unchanged; the sign-in was stored, not made.`,
	'zoho-sales-order-to-ingram-micro.json': `${WEBHOOK} Zoho CRM nodes ran unchanged; the sign-in was stored, not made.`,
	'dynamics-opportunity-to-partner-center.json': `${WEBHOOK} HTTP Request ran with the credential of Microsoft Dynamics; the sign-in was stored, not made.`,
	'halopsa-sales-order-to-ingram-micro.json': `${WEBHOOK} HTTP Request signed in with client ID and secret.`,
	'connectwise-opportunity-to-partner-center.json': `${WEBHOOK} The Data Table was a real one of n8n.`,
	'autotask-ticket-to-ingram-micro.json': WEBHOOK,
	'seat-change-with-approval.json':
		'in a real n8n. A small change went through, one beyond the cap was refused, and a large one waited: it was declined once and approved once on the form.',
	'user-onboarding-with-license.json':
		'in a real n8n, by its form: a user got a free license, and a license that the customer does not have made no user. Without user and password the form was refused.',
	'ai-agent-with-capped-purchases.json':
		'in a real n8n with a scripted model: it read products and customers, ordered twice in one chat (one order came of it), and was refused beyond the limit.',
	'mcp-server-with-capped-purchases.json':
		"in a real n8n with a client of MCP's own package: it read products and customers, ordered twice (one order came of it), and was refused beyond the limit and without the secret.",
	'deal-to-subscription.json': `in a real n8n, also in queue mode, and ${CORE}.`,
	'csp-deal-to-licenses.json': `in a real n8n and ${CORE}.`,
	'adobe-deal-to-subscription.json': `in a real n8n and ${CORE}.`,
	'trigger-order-to-crm.json': POLLED,
	'trigger-stuck-order.json': `${POLLED} The wait was cut to a second.`,
	'trigger-gdap-checklist.json': POLLED,
	'trigger-invoice-to-rows.json': POLLED,
	'trigger-adobe-licenses.json': `${POLLED} Nothing was ordered before somebody approved on the form.`,
};

/** How a flow was tried, as a sentence that goes on after a colon. */
export const howTried = (file: string): string =>
	TRIED[file] ?? `${CORE}. In a real n8n it was only imported and opened.`;
