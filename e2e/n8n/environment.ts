import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { projectFolder } from '../paths';

/** The Node that runs n8n: the one that the development dependency `node` brings, whatever the machine has. */
export const nodeForN8n = join(projectFolder, 'node_modules', 'node', 'bin', 'node');

/** The environment of npm commands: that Node is first on PATH, and nothing of an npm script that is running us. */
export function npmEnvironment(): NodeJS.ProcessEnv {
	return {
		...inherited(/^(npm_(package|lifecycle|command|config_local_prefix|config_prefix)|INIT_CWD)/),
		...headers(),
	};
}

/**
 * The environment of n8n: what the machine says about n8n, its database or its queue is left out,
 * so that the runs see a bare n8n; requests to 127.0.0.1 never take a proxy.
 */
export function n8nEnvironment(extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	return {
		...inherited(/^(npm_|N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_URL|NODE_OPTIONS)/),
		NO_PROXY: '127.0.0.1,localhost',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_SECURE_COOKIE: 'false',
		...extra,
	};
}

/** The n8n command of a pinned installation. */
export const n8nCommandIn = (folder: string): string => join(folder, 'node_modules', 'n8n', 'bin', 'n8n');

function inherited(leftOut: RegExp): NodeJS.ProcessEnv {
	const kept = Object.entries(process.env).filter(([name]) => !leftOut.test(name));
	const path = [dirname(nodeForN8n), process.env.PATH ?? ''].join(delimiter);
	return { ...Object.fromEntries(kept), PATH: path };
}

/**
 * Where node-gyp finds the C headers of Node without downloading them. The sqlite3 binding uses the stable
 * Node-API, so the headers of the machine's own, older Node serve as well.
 */
function headers(): NodeJS.ProcessEnv {
	const bundled = `node-${process.platform}-${process.arch}`;
	const folders = [
		join(projectFolder, 'node_modules', 'node', 'node_modules', bundled),
		join(projectFolder, 'node_modules', bundled),
		join(dirname(process.env.npm_node_execpath ?? process.execPath), '..'),
		join(dirname(process.execPath), '..'),
	];
	const found = folders.find((folder) => existsSync(join(folder, 'include', 'node', 'node_api.h')));
	return found === undefined ? {} : { npm_config_nodedir: found };
}
