/** A setting: its value at the start, and what it means. */
export type Setting<Value> = { start: Value; meaning: string };

/** The settings of a platform or of the core, by name. */
export type Declared = Record<string, Setting<unknown>>;

/** The values of declared settings. */
export type SettingsOf<Settings extends Declared> = { [Name in keyof Settings]: Settings[Name]['start'] };

/** Declares a setting. */
export const setting = <Value>(start: Value, meaning: string): Setting<Value> => ({ start, meaning });

/** What is set for all platforms. */
export const CORE_SETTINGS = { latencyMs: setting(0, 'Milliseconds that every request takes.') };

export type CoreSettings = SettingsOf<typeof CORE_SETTINGS>;

/** The values at the start, with those given in their place. What is given and is no setting is left out. */
export function settingsOf<Settings extends Declared>(
	declared: Settings,
	given: Partial<SettingsOf<Settings>> = {},
): SettingsOf<Settings> {
	const values = Object.entries(declared).map(([name, { start }]) => [name, given[name] ?? start]);
	return Object.fromEntries(values) as SettingsOf<Settings>;
}

/** Throws when there is no such setting, or when a value does not fit. */
export function checkChanges(declared: Declared, changes: Record<string, unknown>): void {
	for (const [name, value] of Object.entries(changes)) {
		if (!Object.hasOwn(declared, name)) throw new Error(`There is no setting ${name}`);
		const { start } = declared[name];
		const type = typeof (start ?? 0);
		if (typeof value !== type && value !== start) throw new Error(`The setting ${name} must be a ${type}`);
	}
}
