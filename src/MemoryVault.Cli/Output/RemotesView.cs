using MemoryVault.Backup;

namespace MemoryVault.Cli.Output;

/// <summary>Says how remotes stand.</summary>
internal static class RemotesView
{
    /// <summary>Writes a line for each remote.</summary>
    internal static void Lines(Report report, IReadOnlyList<RemoteOutcome> remotes)
    {
        foreach (var remote in remotes)
        {
            report.Line("Remote ", new Words(remote.Name, Tone.Strong), ": ", State(remote), remote.State == RemoteState.Failed ? "; the next sync tries again" : string.Empty);
            if (remote.Error is { } error)
            {
                report.Line("  ", new Words(error, Tone.Bad));
            }
        }
    }

    /// <summary>Says the state in a few words.</summary>
    internal static Words State(RemoteOutcome remote) => remote.State switch
    {
        RemoteState.UpToDate => new Words("up to date", Tone.Good),
        RemoteState.Pushed => new Words("pushed", Tone.Good),
        RemoteState.Received => new Words("received what it had", Tone.Good),
        RemoteState.Merged => new Words("merged and pushed", Tone.Good),
        RemoteState.Ahead => new Words($"lacks {Commits(remote.Ahead)}", Tone.Warning),
        _ => new Words($"failed, lacks {Commits(remote.Ahead)}", Tone.Bad),
    };

    private static string Commits(int? ahead) => ahead is { } count ? Quantity.Of(count, "commit") : "all commits";
}
