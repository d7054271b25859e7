using MemoryVault.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Output;

/// <summary>Answers "is my memory safe?".</summary>
internal static class StatusView
{
    internal static void Write(Report report, VaultStatus status)
    {
        report.Line(Health(status.Health), "  ", new Words(status.Vault, Tone.Strong), new Words($"  (machine {status.Machine})", Tone.Faint));
        foreach (var reason in status.Reasons)
        {
            report.Line("  - ", reason);
        }

        report.Blank();
        report.Field("Last sync", LastSync(report, status));
        report.Field("Last proof", LastProof(report, status.LastProof));
        report.Field("Tracked", $"{Quantity.Of(status.Files, "file")}, {Quantity.Bytes(status.Bytes)}", Dirty(status.Dirty));
        report.Field("Repository", Quantity.Bytes(status.RepositoryBytes), new Words($"; {Engine(status.GitEngine)}", Tone.Faint));
        Memory(report, status.Memory);
        Schedules(report, status);
        if (status.Conflicts > 0)
        {
            report.Field("Conflicts", new Words(Quantity.Of(status.Conflicts, "unresolved conflict"), Tone.Warning), " under conflicts/");
        }

        foreach (var file in status.Quarantined)
        {
            report.Field("Quarantine", new Words(file.Path, Tone.Warning), $": {file.Reason}");
        }

        StatusTables.Leases(report, status);
        StatusTables.Sources(report, status);
        StatusTables.Sessions(report, status);
        StatusTables.Remotes(report, status);
    }

    private static Words Health(VaultHealth health) => health switch
    {
        VaultHealth.Healthy => new Words("Healthy", Tone.Good),
        VaultHealth.Degraded => new Words("Degraded", Tone.Warning),
        _ => new Words("Failing", Tone.Bad),
    };

    private static Words LastSync(Report report, VaultStatus status) => status.LastSync is { } time
        ? $"{report.Moment(time)}{(status.Head is { } head ? $", commit {head[..7]}" : string.Empty)}"
        : new Words("never", Tone.Warning);

    private static Words LastProof(Report report, ProofRecord? proof) => proof switch
    {
        null => new Words("never (memvault verify)", Tone.Warning),
        { Passed: true } => $"{report.Moment(proof.Time)}, {Quantity.Of(proof.Files, "file")} restored byte for byte",
        _ => new Words($"{report.Moment(proof.Time)}, FAILED with {Quantity.Of(proof.Problems, "problem")}", Tone.Bad),
    };

    private static Words Dirty(int? dirty) => dirty switch
    {
        null => new Words("; sources not looked at", Tone.Faint),
        0 => new Words("; nothing changed since", Tone.Faint),
        { } count => new Words($"; {Quantity.Of(count, "change")} not in the vault yet", Tone.Warning),
    };

    private static void Memory(Report report, MemoryStatus? memory)
    {
        if (memory is not null)
        {
            var last = memory.LastUpdate is { } time ? $", last {report.Moment(time)}{(memory.LastAgent is { } agent ? $" by {agent}" : string.Empty)}" : string.Empty;
            report.Field("Memory", $"{Quantity.Of(memory.Events, "event")}{last}", new Words($"; snapshot {memory.Snapshot[..7]}", Tone.Faint));
        }
    }

    private static string Engine(GitEngineStatus engine)
    {
        var git = engine.Git is null ? "no git executable" : $"git {engine.Git}";
        var objects = engine.Objects.StartsWith("git", StringComparison.Ordinal) ? git : $"{git}, objects by {engine.Objects}";
        return engine.Note is null ? objects : $"{objects} ({engine.Note})";
    }

    private static void Schedules(Report report, VaultStatus status)
    {
        foreach (var schedule in status.Schedules)
        {
            var next = schedule.NextRun is { } time ? $", next {report.Moment(time)}" : string.Empty;
            report.Field("Schedule", $"{schedule.Name}: every {ScheduleView.Every(schedule.Every)} by {schedule.Scheduler}{next}");
        }

        if (status.Schedules.Count == 0)
        {
            report.Field("Schedule", new Words("none (memvault schedule add --every 15m)", Tone.Faint));
        }
    }
}
