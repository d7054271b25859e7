using MemoryVault.Vaults;

namespace MemoryVault.Cli.Output;

/// <summary>The tables of the status: what is backed up, and to where.</summary>
internal static class StatusTables
{
    internal static void Leases(Report report, VaultStatus status)
    {
        if (status.Leases.Count > 0)
        {
            report.Blank();
            report.Table(LeaseView.LeasesOf(report, status.Leases));
        }
    }

    internal static void Sources(Report report, VaultStatus status)
    {
        if (status.Sources.Count == 0 && status.SessionSources.Count > 0)
        {
            return;
        }

        report.Blank();
        if (status.Sources.Count == 0)
        {
            report.Field("Sources", new Words("none yet: 'memvault sync' finds the memory on this machine", Tone.Warning));
            return;
        }

        var table = new Table("Source", "Preset", ">Files", ">Size", "Folder on this machine", "Problem");
        foreach (var source in status.Sources)
        {
            var problem = source.Error ?? (source.Exists ? string.Empty : "folder is missing");
            table.Add(
                new Words(source.Name, Tone.Strong), source.Preset, $"{source.Files:N0}", Quantity.Bytes(source.Bytes), source.Root, new Words(problem, Tone.Bad));
        }

        report.Table(table);
    }

    internal static void Sessions(Report report, VaultStatus status)
    {
        if (status.SessionSources.Count == 0)
        {
            return;
        }

        var table = new Table("Sessions", "Preset", ">Transcripts", "Last pull", "Format", "From");
        foreach (var source in status.SessionSources)
        {
            var pulled = source.LastPull is { } time ? report.Moment(time) : new Words("never", Tone.Warning);
            table.Add(new Words(source.Name, Tone.Strong), source.Preset, $"{source.Transcripts:N0}", pulled, source.FormatVersion ?? string.Empty, source.From);
        }

        report.Blank();
        report.Table(table);
    }

    internal static void Remotes(Report report, VaultStatus status)
    {
        report.Blank();
        if (status.Remotes.Count == 0)
        {
            report.Field("Remotes", new Words("none: the only copy is on this disk (memvault remote add origin URL)", Tone.Warning));
            return;
        }

        var table = new Table("Remote", "State", ">Ahead", ">Behind", "Last reached", "URL");
        foreach (var remote in status.Remotes)
        {
            var reached = remote.LastReached is { } time ? report.Moment(time) : "never";
            table.Add(new Words(remote.Name, Tone.Strong), RemotesView.State(remote), Count(remote.Ahead), Count(remote.Behind), reached, remote.Url);
        }

        report.Table(table);
        foreach (var remote in status.Remotes.Where(remote => remote.IsEncrypted))
        {
            report.Line("  ", new Words(remote.Name, Tone.Strong), remote.Fingerprint is { } fingerprint ? $": encrypted, chain {fingerprint}" : ": encrypted, and nothing published or received yet");
        }

        Errors(report, status);
    }

    // An error that is a reason was told at the top already.
    private static void Errors(Report report, VaultStatus status)
    {
        foreach (var remote in status.Remotes)
        {
            if (remote.Error is { } error && !status.Reasons.Any(reason => reason.Contains(error, StringComparison.Ordinal)))
            {
                report.Line("  ", new Words(remote.Name, Tone.Strong), ": ", new Words(error, Tone.Bad));
            }
        }
    }

    private static string Count(int? commits) => commits is { } count ? $"{count:N0}" : "?";
}
