using MemoryVault.Processes;
using MemoryVault.Schedules;

namespace MemoryVault.Tests.Schedules;

/// <summary>What a scheduled stand-in for memvault was given.</summary>
internal sealed record ScheduledProgram(string[] Arguments, IReadOnlyDictionary<string, string> Environment, ProcessOutput Output)
{
    /// <summary>Puts a program onto the machine that writes its arguments and environment, and gives a schedule for it.</summary>
    public static ScheduleOptions Install(FakeMachine machine, string vault = "vault", string body = "")
    {
        var folder = Directory.CreateDirectory(machine["pro gram's=folder"]).FullName;
        var program = Path.Combine(folder, "memvault");
        ShellProgram.Write(program, $"printf '%s\\n' \"$@\" >'{machine["arguments"]}'\n/usr/bin/env >'{machine["environment"]}'\n{body}");
        var options = machine.Options(vault: vault);
        return options with { Command = [program, .. options.Command.Skip(1), .. NastyText.Examples] };
    }

    /// <summary>Starts something by <c>env</c> and reads what the program left.</summary>
    public static async Task<ScheduledProgram> RunAsync(FakeMachine machine, ScheduleOptions options, string[] arguments)
    {
        File.Delete(machine["arguments"]);
        var output = await new ProcessRunner(TimeProvider.System).RunAsync(new ProcessCommand("/usr/bin/env", arguments), CancellationToken.None);
        Assert.True(File.Exists(machine["arguments"]), $"'{options.Command[0]}' was not run: {output.ErrorText}");
        var variables = File.ReadAllLines(machine["environment"]).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return new ScheduledProgram(File.ReadAllLines(machine["arguments"]), variables, output);
    }
}
