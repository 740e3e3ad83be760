import { runCommand } from '../platform/cli/command.ts'
import { commands } from './commands.ts'

const io = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
}
process.exitCode = await runCommand(commands, process.argv.slice(2), io)
