import { randomBytes } from 'node:crypto';
import axios, { type AxiosInstance, type Method } from 'axios';
import type { ICredentialDataDecryptedObject, IConnections, INode } from 'n8n-workflow';
import { waitUntil } from './process';

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

/** Imports a flow; its nodes get the given credentials by type, whatever the file refers to. Answers the flow's id. */
export async function importWorkflow(
	session: Session,
	file: WorkflowFile,
	credentials: CredentialReference[] = [],
): Promise<string> {
	const nodes = file.nodes.map((node) => ({ ...node, ...withCredentials(node, credentials) }));
	const { id } = await call<{ id: string }>(session, 'POST', '/workflows', {
		name: file.name,
		nodes,
		connections: file.connections,
		settings: file.settings ?? {},
	});
	return id;
}

function withCredentials(node: INode, credentials: CredentialReference[]): Pick<INode, 'credentials'> {
	if (!node.credentials) return {};
	const entries = Object.keys(node.credentials).map((type) => {
		const credential = credentials.find((candidate) => candidate.type === type);
		if (!credential)
			throw new Error(`The flow's node "${node.name}" needs a credential of the type ${type}; none was made.`);
		return [type, { id: credential.id, name: credential.name }];
	});
	return { credentials: Object.fromEntries(entries) };
}

/** Publishes a flow, so that its webhook answers at its production address. */
export async function activateWorkflow(session: Session, id: string): Promise<void> {
	const { versionId } = await call<{ versionId: string }>(session, 'GET', `/workflows/${id}`);
	await call(session, 'POST', `/workflows/${id}/activate`, { versionId });
	const published = async () => {
		const path = `/workflows/${id}/publication-status`;
		const { status, triggers } = await call<PublicationStatus>(session, 'GET', path);
		const failed = triggers.find(({ errorMessage }) => errorMessage);
		if (failed) throw new Error(`n8n could not publish the flow: ${failed.errorMessage}`);
		return status === 'published';
	};
	// n8n answers before it has registered the webhook.
	await waitUntil(published, 30_000, 'n8n did not publish the flow within 30 seconds.');
}

/** Calls a published webhook and answers what the flow gives back. Throws an Error when it is not a 2xx. */
export async function callWebhook<T>(url: string, path: string, body: unknown): Promise<T> {
	const response = await axios.post<T>(`${url}/webhook/${path}`, body, {
		proxy: false,
		timeout: 180_000,
		validateStatus: () => true,
	});
	if (response.status >= 300) {
		throw new Error(`The flow's webhook answered ${response.status}: ${JSON.stringify(response.data)}`);
	}
	return response.data;
}
