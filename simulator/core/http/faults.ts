/** Every way in which the simulator can fail: the name, and what it does. */
export const FAULTS = [
	{ kind: 'status', meaning: 'Answers with `status` (500 by default), `headers` and `body`.' },
	{ kind: 'reset', meaning: 'Cuts the connection instead of answering.' },
	{ kind: 'hang', meaning: 'Never answers; the connection is cut after `ms` when given.' },
	{ kind: 'html', meaning: 'Answers with an HTML page (status 200 by default), as a proxy or a firewall does.' },
	{ kind: 'empty', meaning: 'Answers with status 200 and an empty body.' },
	{ kind: 'noContent', meaning: 'Answers with status 204.' },
	{ kind: 'truncated', meaning: 'Answers with JSON that stops in the middle.' },
	{ kind: 'notJson', meaning: 'Answers with plain text that is not JSON.' },
	{ kind: 'bom', meaning: 'Gives the true answer with a byte order mark in front.' },
	{ kind: 'delay', meaning: 'Gives the true answer `ms` late; with `when: after` the effect is stored first.' },
	{ kind: 'storedLate', meaning: 'Loses the answer; the order can be read and listed only after `ms`.' },
	{ kind: 'unauthorized', meaning: 'Answers 401 and ends the token that was used.' },
	{ kind: 'movingList', meaning: 'Puts a row at the front of the list; `change: remove` takes the first away.' },
] as const;

export type FaultKind = (typeof FAULTS)[number]['kind'];

/** What goes wrong, where and how often. */
export interface FaultRule {
	/** `POST /orders`, `GET /orders/{id}`, the path as sent, or a pattern over `METHOD path`. */
	route: string | RegExp;
	kind: FaultKind;
	/** How many matching requests pass untouched first. */
	skip?: number;
	/** How many requests fail after that; 1 by default. */
	times?: number;
	/** Whether the request is spoilt before its effect is stored (the default) or after. */
	when?: 'before' | 'after';
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	ms?: number;
	change?: 'insert' | 'remove';
	/** Only requests whose body, as compact JSON, holds this text: a preview and its order share a route. */
	having?: string;
}

const matches = (rule: FaultRule, route: string, request: string, body: unknown): boolean =>
	(typeof rule.route === 'string' ? rule.route === route || rule.route === request : rule.route.test(request)) &&
	(rule.having === undefined || (JSON.stringify(body) ?? '').includes(rule.having));

/** The list of rules that wait for their request. Throws on a kind that does not exist. */
export function createFaults() {
	let rules: Array<{ rule: FaultRule; skip: number; left: number }> = [];
	return {
		add(rule: FaultRule): void {
			if (!FAULTS.some(({ kind }) => kind === rule.kind)) throw new Error(`There is no fault "${rule.kind}"`);
			rules.push({ rule, skip: rule.skip ?? 0, left: rule.times ?? 1 });
		},
		clear(): void {
			rules = [];
		},
		/** The rule that this request meets, if any; counts it as used. */
		take(route: string, request: string, body?: unknown): FaultRule | undefined {
			for (const entry of rules) {
				if (entry.left === 0 || !matches(entry.rule, route, request, body)) continue;
				if (entry.skip > 0) {
					entry.skip -= 1;
					continue;
				}
				entry.left -= 1;
				return entry.rule;
			}
			return undefined;
		},
	};
}

export type Faults = ReturnType<typeof createFaults>;
