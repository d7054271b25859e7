using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Counts the steps of work that several tasks do, and shows them one at a time.</summary>
internal sealed class Steps(string activity, long total, IProgress<VaultProgress>? progress)
{
    private readonly Lock _lock = new();
    private long _done;

    /// <summary>Begins the next step.</summary>
    internal void Next(string item)
    {
        lock (_lock)
        {
            progress?.Report(new VaultProgress(activity, _done++, total, GitText.ForDisplay(item)));
        }
    }
}
