import { randomBytes } from 'node:crypto';
import axios, { type AxiosInstance, type Method } from 'axios';
import type { ICredentialDataDecryptedObject, IConnections, INode, IPinData } from 'n8n-workflow';
import { waitUntil } from './process';
import { secretHeader } from './webhookSecret';

/** A signed-in owner's connection to the REST interface of the editor. */
export interface Session {
	url: string;
	client: AxiosInstance;
	signIn: { email: string; password: string };
}

/** A flow as n8n exports it, as far as an import needs it. */
export interface WorkflowFile {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: object;
	/** what nodes put out in the editor without a run */
	pinData?: IPinData;
}

/** A stored credential, as flows refer to it. */
export interface CredentialReference {
	id: string;
	name: string;
	type: string;
}

interface PublicationStatus {
	status: string;
	triggers: Array<{ errorMessage: string | null }>;
}

/** What n8n's own credential test says. */
export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

/** Makes the first user of a new n8n, with a password made up for this run, and signs in. */
export async function setUpOwner(url: string): Promise<Session> {
	// n8n asks for a capital letter and a digit; the random part may lack them.
	const signIn = { email: 'analyst@example.com', password: `N8n-${randomBytes(9).toString('hex')}` };
	const client = axios.create({ baseURL: url, proxy: false, timeout: 30_000, validateStatus: () => true });
	const session: Session = { url, client, signIn };
	const response = await client.post('/rest/owner/setup', { ...signIn, firstName: 'Demo', lastName: 'Analyst' });
	if (response.status !== 200)
		throw new Error(`n8n refused the first user: ${response.status} ${JSON.stringify(response.data)}`);
	const cookies = response.headers['set-cookie'] ?? [];
	client.defaults.headers.common.Cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
	return session;
}

/** Sends one REST call and answers its `data`. Throws an Error with n8n's own message for any status but 2xx. */
export async function call<T>(session: Session, method: Method, path: string, data?: unknown): Promise<T> {
	const response = await session.client.request<{ data: T; message?: string }>({ method, url: `/rest${path}`, data });
	if (response.status >= 300) {
		throw new Error(`n8n answered ${response.status} to ${method} ${path}: ${response.data?.message ?? 'no message'}`);
	}
	return response.data.data;
}

/** Stores a credential with the values that an administrator would type. */
export async function createCredential(
	session: Session,
	type: string,
	name: string,
	data: ICredentialDataDecryptedObject,
): Promise<CredentialReference> {
	const { id } = await call<{ id: string }>(session, 'POST', '/credentials', { name, type, data });
	return { id, name, type };
}

/** Presses "Test" on a stored credential, with other values than the stored ones if given. */
export async function testCredential(
	session: Session,
	credential: CredentialReference,
	data: ICredentialDataDecryptedObject,
): Promise<CredentialTestResult> {
	return await call(session, 'POST', '/credentials/test', { credentials: { ...credential, data } });
}

/**
 * Imports a flow; its nodes get the given credentials by type, whatever the file refers to. Answers the flow's id.
 * @throws Error when a node needs a credential of a type that is not given
 */
export async function importWorkflow(
	session: Session,
	file: WorkflowFile,
	credentials: CredentialReference[] = [],
): Promise<string> {
	const types = file.nodes.flatMap((node) => Object.keys(node.credentials ?? {}));
	const missing = types.find((type) => !credentials.some((credential) => credential.type === type));
	if (missing) throw new Error(`The flow needs a credential of the type ${missing}; none was made.`);
	return await importForEditor(session, file, credentials);
}

/** Imports a flow to look at: a node whose credential is not given is left for a person to complete. Answers the flow's id. */
export async function importForEditor(
	session: Session,
	file: WorkflowFile,
	credentials: CredentialReference[],
): Promise<string> {
	const nodes = file.nodes.map((node) => ({ ...node, ...withCredentials(node, credentials) }));
	const { id } = await call<{ id: string }>(session, 'POST', '/workflows', {
		name: file.name,
		nodes,
		connections: file.connections,
		settings: file.settings ?? {},
		pinData: file.pinData ?? {},
	});
	return id;
}

function withCredentials(node: INode, credentials: CredentialReference[]): Pick<INode, 'credentials'> {
	if (!node.credentials) return {};
	const given = credentials.filter(({ type }) => type in node.credentials!);
	return { credentials: Object.fromEntries(given.reverse().map(({ type, id, name }) => [type, { id, name }])) };
}

/** Publishes a flow, so that its webhook answers at its production address. */
export async function activateWorkflow(session: Session, id: string): Promise<void> {
	const { versionId } = await call<{ versionId: string }>(session, 'GET', `/workflows/${id}`);
	await call(session, 'POST', `/workflows/${id}/activate`, { versionId });
	const published = async () => {
		const path = `/workflows/${id}/publication-status`;
		// n8n 2.15 has no such route, and publishes before it answers.
		if ((await session.client.get(`/rest${path}`)).status === 404) return true;
		const { status, triggers } = await call<PublicationStatus>(session, 'GET', path);
		const failed = triggers.find(({ errorMessage }) => errorMessage);
		if (failed) throw new Error(`n8n could not publish the flow: ${failed.errorMessage}`);
		return status === 'published';
	};
	// n8n answers before it has registered the webhook.
	await waitUntil(published, 30_000, 'n8n did not publish the flow within 30 seconds.');
}

/** Takes a published flow back, so that another one may have its webhook. */
export async function stopWorkflow(session: Session, id: string): Promise<void> {
	await call(session, 'POST', `/workflows/${id}/deactivate`);
}

/** Calls a published webhook with the secret of the flows' webhooks, and answers what the flow gives back. Throws an Error when it is not a 2xx. */
export async function callWebhook<T>(url: string, path: string, body: unknown): Promise<T> {
	const response = await axios.post<T>(`${url}/webhook/${path}`, body, {
		headers: secretHeader,
		proxy: false,
		timeout: 180_000,
		validateStatus: () => true,
	});
	if (response.status >= 300) {
		throw new Error(`The flow's webhook answered ${response.status}: ${JSON.stringify(response.data)}`);
	}
	return response.data;
}
