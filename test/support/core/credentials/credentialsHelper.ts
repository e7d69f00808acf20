import { getAdditionalKeys } from 'n8n-core';
import {
	ICredentialsHelper,
	isExpression,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialsExpressionResolveValues,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { applyGeneric, resolveExpression, restrictDomains, withDefaults } from './credentialData';
import type { CredentialStore } from './credentialStore';
import type { CredentialTypes } from './credentialTypes';
import type { LoadedNodeTypes } from '../nodeTypes';

type Data = ICredentialDataDecryptedObject;

/** Takes the place of a node where a credential is loaded without one, as in a picker. */
const nobody: INode = {
	id: 'nobody',
	name: 'Nobody',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/**
 * Does for the core what n8n's own credentials helper does (n8n 2.41, `dist/credentials-helper.js`),
 * with a store in memory. Left out: overwrites, external secrets, resolvers and the AI gateway.
 */
export class CredentialsHelper extends ICredentialsHelper {
	constructor(
		private readonly types: CredentialTypes,
		private readonly store: CredentialStore,
		private readonly nodeTypes: LoadedNodeTypes,
	) {
		super();
	}

	getParentTypes(name: string): string[] {
		return this.types.getParentTypes(name);
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.types.getProperties(type);
	}

	isCredentialUsableByNode(type: string, nodeType: string): boolean {
		if (!this.types.getByName(type).restrictToSupportedNodes) return true;
		return this.nodeTypes.usersOf(type).includes(nodeType);
	}

	async getCredentials(details: INodeCredentialsDetails, type: string): Promise<ICredentials> {
		return this.store.read(details, type);
	}

	async updateCredentials(details: INodeCredentialsDetails, type: string, data: Data): Promise<void> {
		await this.store.write(details, type, data);
	}

	async updateCredentialsOauthTokenData(details: INodeCredentialsDetails, type: string, data: Data): Promise<void> {
		const stored = await this.store.read(details, type).getData();
		await this.store.write(details, type, { ...stored, oauthTokenData: data.oauthTokenData });
	}

	async authenticate(
		credentials: Data,
		typeName: string,
		requestOptions: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.types.getByName(typeName);
		if (!authenticate) return requestOptions;
		if (typeof authenticate === 'function') return await authenticate(credentials, requestOptions);
		if (!workflow || !node) throw new Error('A generic authenticate needs a workflow and a node');

		const resolve = (value: string) => resolveExpression(value, credentials, workflow, node);
		return applyGeneric(requestOptions, authenticate.properties, resolve);
	}

	/** Runs the exchange only for a type with a hidden expirable field that is empty, expired or tested. */
	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: Data,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<Data | undefined> {
		const type = this.types.getByName(typeName);
		const expirable = type.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		);
		if (!expirable || !type.preAuthentication) return undefined;

		// n8n tests a credential with a request of a No Operation node that has this parameter.
		const isTest = node.type === 'n8n-nodes-base.noOp' && node.parameters.temp === '';
		if (credentials[expirable.name] !== '' && !credentialsExpired && !isTest) return undefined;

		const output = (await this.runPreAuthentication(helpers, credentials, typeName)) ?? {};
		const details = node.credentials?.[typeName];
		if (output[expirable.name] === undefined || !details) return undefined;

		const stored = await this.store.read(details, typeName).getData();
		const kept = Object.entries(output).filter(([name]) => name === expirable.name || !isExpression(stored[name]));
		await this.store.write(details, typeName, { ...stored, ...Object.fromEntries(kept) } as Data);
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: Data,
		typeName: string,
	): Promise<Data | undefined> {
		const type = this.types.getByName(typeName);
		const exchange = type.preAuthentication?.call(restrictDomains(helpers, credentials), credentials);
		return (await exchange) as Data | undefined;
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		at?: ICredentialsExpressionResolveValues,
	): Promise<Data> {
		const stored = await this.store.read(details, type).getData();
		if (raw) return stored;

		const data = withDefaults(this.getCredentialsProperties(type), stored);
		const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
		if (!at) {
			const workflow = new Workflow({ nodes: [nobody], connections: {}, active: false, nodeTypes: this.nodeTypes });
			return workflow.expression.getComplexParameterValue(
				nobody,
				data,
				mode,
				keys,
				undefined,
				undefined,
				data,
			) as unknown as Data;
		}
		return at.workflow.expression.getParameterValue(
			data,
			at.runExecutionData,
			at.runIndex,
			at.itemIndex,
			at.node.name,
			at.connectionInputData,
			mode,
			keys,
			executeData,
			false,
			data,
		) as unknown as Data;
	}
}
