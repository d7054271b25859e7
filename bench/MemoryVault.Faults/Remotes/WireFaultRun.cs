using MemoryVault.Faults.Crashes;
using MemoryVault.Faults.Failing;
using MemoryVault.Faults.Places;
using MemoryVault.Faults.Scenarios;

namespace MemoryVault.Faults.Remotes;

/// <summary>Runs one command again and again over a real git server (<c>git http-backend</c>, or a repository behind sshd), each time with a connection that breaks, stalls or garbles at a drawn byte, and judges what it says and leaves.</summary>
/// <param name="scenario">The command.</param>
/// <param name="place">Where.</param>
/// <param name="points">How many bytes are drawn for each direction and fault.</param>
/// <param name="seed">What they are drawn by.</param>
/// <param name="overSsh">Whether it is ssh; else HTTP.</param>
/// <param name="messages">Gets each message that a command ended with.</param>
internal sealed class WireFaultRun(Scenario scenario, Place place, int points, int seed, bool overSsh, Action<string> messages)
{
    /// <summary>How long a command may take in all: a few exchanges, of which each waits for a remote that is silent.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>How long a remote may be silent in these runs. Of ssh one hears nothing until both have agreed about keys.</summary>
    private readonly string _silence = overSsh ? "8" : "4";

    private readonly int[] _codes = [0, 1, 5, .. scenario.NextCodes];
    private string[] _command = [];

    /// <summary>Gets the kinds of faults.</summary>
    internal IReadOnlyList<WireFault> Faults { get; init; } = Enum.GetValues<WireFault>();

    /// <summary>Runs it with each kind of fault.</summary>
    internal IEnumerable<FaultReport> Run()
    {
        using var server = new WireServer(place.Root, overSsh);
        using var wire = new FaultyWire(server.Port);
        server.Lead(place, wire.Port);
        place.Make();
        _command = scenario.Prepare(place);
        ShortenSilence();
        place.Save();
        var aftermath = new Aftermath(place, scenario, _command);
        aftermath.NoteStart();
        wire.PassAll();
        place.Run(_command);
        long[] bytes = [wire.Passed(0), wire.Passed(1)];
        if (aftermath.NoteExpected() is { Count: > 0 } broken)
        {
            throw new InvalidOperationException($"{scenario.Name}: {string.Join('\n', broken)}");
        }

        foreach (var fault in Faults)
        {
            yield return Run(wire, fault, bytes, aftermath);
        }
    }

    private FaultReport Run(FaultyWire wire, WireFault fault, long[] bytes, Aftermath aftermath)
    {
        var drawn = new Random(seed);
        var (tried, told) = (0, 0);
        var slowest = TimeSpan.Zero;
        var failures = new List<string>();

        // Where there is no configuration yet that shortens it, a remote that is silent is waited for two minutes.
        var count = fault == WireFault.Stall && !scenario.HasVault ? 1 : 2 * points;
        for (var number = 0; number < count; number++)
        {
            var direction = number % 2;
            var at = drawn.NextInt64(bytes[direction]);
            place.Restore();
            wire.Prepare(fault, direction, at);
            var end = place.Run(_command);
            wire.PassAll();
            tried++;
            told += end.ExitCode == 0 ? 0 : 1;
            slowest = end.Elapsed > slowest ? end.Elapsed : slowest;
            var words = $"{fault} at byte {at} of {bytes[direction]} {(direction == 0 ? "to" : "from")} the server";
            messages($"{scenario.Name}, {words}: {end.ExitCode}: {(end.Error.Length > 0 ? end.Error : end.Output)}");
            List<string> problems = [.. Answer.FindProblems(end, _codes), .. aftermath.FindProblems(isDone: end.ExitCode == 0 && end.Error.Length == 0)];
            if (end.Elapsed > Limit && scenario.HasVault)
            {
                problems.Add($"it took {end.Elapsed}");
            }

            if (problems.Count > 0)
            {
                failures.Add($"{words}, exit code {end.ExitCode}: {end.Error}\n    {string.Join("\n    ", problems)}");
            }
        }

        return new FaultReport(scenario.Name, $"{(overSsh ? "ssh" : "remote")}: {fault}", tried, told, failures, slowest);
    }

    private void ShortenSilence()
    {
        var file = Path.Combine(place.Vault, "config.json");
        if (File.Exists(file))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace("\"remoteTimeoutSeconds\": 120", "\"remoteTimeoutSeconds\": " + _silence, StringComparison.Ordinal));
        }
    }
}
