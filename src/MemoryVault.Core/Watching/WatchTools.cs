using MemoryVault.Vaults;

namespace MemoryVault.Watching;

/// <summary>What a watch works with.</summary>
/// <param name="Services">Environment, log.</param>
/// <param name="Clock">The clock by which it waits.</param>
/// <param name="Options">How the vault is watched.</param>
/// <param name="OpenWatcher">Opens the watcher of a folder.</param>
/// <param name="Chance">Gives numbers from 0 to 1: how much each interval is off.</param>
internal sealed record WatchTools(VaultServices Services, TimeProvider Clock, WatchOptions Options, Func<string, IFolderWatcher> OpenWatcher, Func<double> Chance)
{
    /// <summary>Makes an interval that grows with failures.</summary>
    internal Backoff Every(TimeSpan interval) => new(interval, Clock, Chance);
}
