import { adobeVip } from './adobe';
import { ingramMicro } from './ingramMicro';
import { partnerCenter } from './partnerCenter';
import type { Host, Platform } from './platform';

export type { Host, Platform, Reply } from './platform';

/** Every platform of the package. */
export const platforms: Platform[] = [ingramMicro, partnerCenter, adobeVip];

export const hosts: Host[] = platforms.flatMap((platform) => platform.hosts);

/** The host that a credential type signs in to. */
export function hostOf(credential: string): Host {
	const found = hosts.find((host) => host.credential === credential);
	if (!found) throw new Error(`No platform is known for the credential "${credential}"`);
	return found;
}

/** The platform that a host belongs to. */
export const platformOf = (host: Host): Platform => platforms.find((platform) => platform.hosts.includes(host))!;
