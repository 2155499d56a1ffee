import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { explainDisk } from './disk.ts'
import { DeckError, messageOf } from './errors.ts'

/** One option: how it is parsed, and what `--help` says of it. */
export type OptionSpec = ParseArgsOptionsConfig[string] & { help: string, hint?: string }

/** What a command takes and says about itself. */
export interface Command {
  name: string
  summary: string
  options: Record<string, OptionSpec>
  examples?: string[]
  run: (values: Record<string, string | boolean | undefined>) => Promise<number>
}

/** The text that `--help` prints: usage, one aligned line an option, examples. */
export function helpText({ name, summary, options, examples = [] }: Command): string {
  const rows = [...Object.entries(options), ['help', { type: 'boolean', short: 'h', help: 'show this text' }] as const]
    .map(([key, spec]) => [`${spec.short ? `-${spec.short}, ` : '    '}--${key}${spec.type === 'string' ? ` ${('hint' in spec && spec.hint) || 'VALUE'}` : ''}`, spec.help] as const)
  const width = Math.max(...rows.map(([flag]) => flag.length))
  return [
    `${name}: ${summary}`, '', `Usage: npm run ${name} -- [options]`, '', 'Options:',
    ...rows.map(([flag, help]) => `  ${flag.padEnd(width)}  ${help}`),
    ...(examples.length ? ['', 'Examples:', ...examples.map((example) => `  ${example}`)] : []),
  ].join('\n')
}

function readArguments(command: Command, argv: string[]) {
  const options = Object.fromEntries(Object.entries(command.options).map(([key, { help: _help, hint: _hint, ...spec }]) => [key, spec]))
  try {
    return parseArgs({ args: argv, options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals: false }).values
  } catch (error) {
    throw new DeckError(`${messageOf(error)}. See: npm run ${command.name} -- --help`, { cause: error })
  }
}

/** Time for the process to end by itself once the work is done. */
const GRACE = 2_000

/** Ends the process where something left open would keep it: a build plugin's watcher, a browser that does not answer. */
const endSoon = (): void => { setTimeout(() => process.exit(), GRACE).unref() }

/**
 * Runs a command: the only place that prints an expected failure and ends the
 * process. The exit code is what the command returns, 1 on a DeckError, 2 on a defect.
 * @param end makes sure that the process ends; tests pass one that does nothing
 */
export async function runCommand(command: Command, argv = process.argv.slice(2), end = endSoon): Promise<void> {
  try {
    const values = readArguments(command, argv)
    if (values['help']) {
      console.log(helpText(command))
      return
    }
    process.exitCode = await command.run(values as Record<string, string | boolean | undefined>)
  } catch (thrown) {
    const error = explainDisk(thrown)
    console.error(error instanceof DeckError ? `\n✗ ${error.message}` : error)
    process.exitCode = error instanceof DeckError ? 1 : 2
  } finally {
    end()
  }
}
