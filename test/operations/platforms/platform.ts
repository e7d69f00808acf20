import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import type { Contract } from '../../../simulator/core/contract/contract';
import type { Sample } from '../../support/screen/samples';

/** An address of a platform, and the credential for it. */
export interface Host {
	/** Name of the credential type. */
	credential: string;
	/** Where the recorder plays it: `/partner`. */
	base: string;
	/** Its mark in the contract; none is the platform's own address. */
	mark?: 'graph' | 'graphBeta' | 'sales';
	/** What is stored in the credential. @param url the recorder's */
	data: (url: string) => ICredentialDataDecryptedObject;
	/** Each way to sign in, with what it changes in the credential. */
	signIns: (url: string) => ICredentialDataDecryptedObject[];
	/** The field of the credential that shows whose account it is: another value is another account. */
	account: string;
}

/** An answer of the recorder in place of the sample. */
export interface Reply {
	status: number;
	headers?: Record<string, string>;
	/** JSON value (text where a header says so), or what is made of the body that was sent and the path; none is an answer without a body. */
	body?: unknown | ((sent: IDataObject, path: string) => unknown);
}

/** What the tests know of a platform beyond its contract. Cases go by `node.operation`, e.g. `ingramMicroCustomer.get`. */
export interface Platform {
	name: string;
	contract: Contract;
	/** Its folder in `samples`. */
	fixtures: string;
	hosts: Host[];
	/** The recorder's sign-in: route (ids as `{}`) and answer. */
	signIn: { route: string; answer: IDataObject };
	/** How it says that another change is under way. Source: the error codes of its contract. */
	busy?: Pick<Reply, 'status'> & { body: IDataObject };
	/** How it says that a thing is in another state, where it has no codes. */
	inOtherState?: IDataObject;
	/** What is changed carries a version, and one that is not the newest is refused with 412. */
	versions?: true;
	/** Headers that carry an id with every request, which no other request has. */
	ids: string[];
	/** Operations of the contract that no node offers. */
	notOffered: string[];
	/** The engine's own names in query and body: an order's key, and the page of a list. */
	engine: string[];
	/** Operations of the contract that cost money. */
	buys: string[];
	/** Words in the codex of each of its nodes. */
	aliases: string[];
	/** What a user enters, by field name or `group.field`; '' leaves a field empty. */
	samples: Record<string, Sample>;
	/** The same for one operation; several where fields exclude each other: one screen for each. */
	screens: Record<string, Array<Record<string, Sample>>>;
	/** Fields that are filled in the screen with the required ones too, for a rule wants one of several: `lines.productId`. */
	filled: Record<string, string[]>;
	/** What a screen asks for although the contract would do without: where its own rules need it. */
	alsoAsked: Record<string, string[]>;
	/** Members that a change of a whole object leaves out: the platform keeps what it has, and would take them for a request. */
	leftOut: string[];
	/** What a change of a whole object changes beside its own fields, in the platform's names. */
	changes: Record<string, string[]>;
	/** Operations that refuse the screen with its required fields only, and a part of the sentence. */
	refused: Record<string, string>;
	/** For each credential the operations with the most that must stay hidden: one that reads, one that writes. */
	mostToHide: string[];
	/** Reads that are made once for all items of a run. */
	once: string[];
	/** Answers to single requests of one operation, by route. */
	replies: Record<string, Record<string, Reply>>;
}
