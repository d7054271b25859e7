using System.Text;
using MemoryVault.Files;
using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Schedules;

/// <summary>
/// The shell script that cron, systemd and launchd start: it sets the environment, keeps the log, and runs the command.
/// One file, readable, to be tried by hand, with one way of quoting; so the entries of the schedulers hold no more than
/// its path. (A cron line is cut at 1,000 characters by some daemons and refused by others.)
/// </summary>
internal sealed class LaunchScript(MachineEnvironment environment)
{
    /// <summary>The size in bytes above which the log is put aside at the start of a run: it and the one before are all that is kept.</summary>
    internal const int LogBound = 1024 * 1024;

    private const string CommandLine = "set -- ";

    private string Folder => Path.Combine(environment.VariableOr("XDG_CONFIG_HOME", Path.Combine(environment.Home, ".config")), "memoryvault", "schedules");

    /// <summary>Gives the script's place.</summary>
    internal string PathOf(string name) => Path.Combine(Folder, name + ".sh");

    /// <summary>Gives the program and arguments that start it; the tag is for whoever looks at the list of processes, and for cron.</summary>
    internal IReadOnlyList<string> StartOf(string name) => ["/bin/sh", PathOf(name), ScheduleMark.Tag(name)];

    /// <summary>Writes the script of a schedule.</summary>
    internal void Write(ScheduleOptions options, string scheduler)
    {
        // The path goes into the files of schedulers, as the vault's does.
        ScheduleCheck.CheckText(PathOf(options.Name), "The folder of your configuration");
        AtomicFile.Write(PathOf(options.Name), Encoding.UTF8.GetBytes(Text(options, scheduler)));
    }

    /// <summary>Removes the script.</summary>
    internal void Delete(string name)
    {
        if (Directory.Exists(Folder))
        {
            File.Delete(PathOf(name));
        }
    }

    /// <summary>Gives the quoted command of a script; null where there is none.</summary>
    internal string? ReadCommand(string name)
    {
        try
        {
            return File.ReadLines(PathOf(name)).FirstOrDefault(line => line.StartsWith(CommandLine, StringComparison.Ordinal))?[CommandLine.Length..];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Gives what is listed of an entry with a mark, with a warning where the script is gone.</summary>
    internal VaultSchedule ToSchedule(ScheduleMark mark, string scheduler) => ReadCommand(mark.Name) is { } command
        ? mark.ToSchedule(scheduler, command)
        : mark.ToSchedule(scheduler, ShellQuoting.Join(StartOf(mark.Name))) with
        {
            Warning = $"Its script '{PathOf(mark.Name)}' is missing: register the schedule again.",
        };

    /// <summary>Writes the text of the script.</summary>
    internal string Text(ScheduleOptions options, string scheduler)
    {
        var exports = LaunchEnvironment.For(environment, options.Command[0])
            .Select(variable => $"export {variable.Key}={ShellQuoting.Quote(variable.Value)}");
        return $$"""
            #!/bin/sh
            # {{ScheduleMark.Of(options)}}
            # Written by MemoryVault for {{scheduler}}. Run it by hand to try the schedule; unregister the schedule to remove it.
            {{string.Join('\n', exports)}}
            vault={{ShellQuoting.Quote(options.Vault)}}
            {{CommandLine}}{{ShellQuoting.Join(options.Command)}}

            # A vault on a drive that is not mounted: make no folders in its place.
            [ -d "$vault" ] || { echo "memoryvault: the vault $vault is not there" >&2; exit 1; }
            cd / && ( umask 077 && mkdir -p "$vault/local/log" ) || exit 1
            log=$vault/local/log/schedule.log

            # Bounded: one log of {{LogBound}} bytes, and the one before it.
            if [ -f "$log" ] && [ "$(wc -c <"$log")" -gt {{LogBound}} ]; then mv -f "$log" "$log.1"; fi
            ( umask 077 && : >>"$log" ) || exit 1

            { date -u; "$@"; } </dev/null >>"$log" 2>&1
            code=$?
            [ "$code" -eq 0 ] || echo "exit code $code" >>"$log"
            exit "$code"

            """.Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
