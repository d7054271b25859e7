using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using MemoryVault.Vaults;

namespace MemoryVault.Watching;

/// <summary>Watches a vault: what changes in its sources is synced once it has settled, and what remotes get from others is taken in.</summary>
/// <remarks>
/// It is a sync that knows when: each one takes the sync lock as a scheduled one does, and both may run beside each other. Cancelled, it ends at once; a sync that is cut
/// off leaves nothing half done.
/// </remarks>
public sealed class WatchVault(Vault vault)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets what opens the watcher of a folder.</summary>
    internal Func<string, IFolderWatcher> OpenWatcher { get; init; } = folder => new SystemFolderWatcher(folder);

    /// <summary>Gets the clock by which it waits.</summary>
    internal TimeProvider Clock { get; init; } = vault.Services.Clock;

    /// <summary>Gets what gives numbers from 0 to 1: how much each interval is off.</summary>
    internal Func<double> Chance { get; init; } = () => RandomNumberGenerator.GetInt32(1 << 20) / (double)(1 << 20);

    /// <summary>Watches, and gives out what happens as it happens: until it is cancelled, or the time is over that <see cref="WatchOptions.Duration"/> says.</summary>
    /// <exception cref="InvalidInputException">An interval is too short.</exception>
    public async IAsyncEnumerable<WatchEvent> RunAsync(WatchOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Check(options);
        using var run = new WatchRun(vault.Paths.Root, new WatchTools(vault.Services, Clock, options, OpenWatcher, Chance));
        await foreach (var next in run.RunAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return next;
        }
    }

    private static void Check(WatchOptions options)
    {
        Require("settle time", options.Settle, Shortest);
        Require("longest wait", options.Longest, options.Settle);
        Require("interval of remotes", options.Poll, WatchOptions.ShortestPoll);
        Require("interval of folders", options.Scan, Shortest);
        Require("interval of whole syncs", options.Full, WatchOptions.ShortestPoll);
    }

    private static void Require(string what, TimeSpan value, TimeSpan least)
    {
        if (value < least || value > TimeSpan.FromDays(1))
        {
            throw new InvalidInputException(value.ToString(), $"The {what} is {value.TotalSeconds:0.###} seconds; it takes {least.TotalSeconds:0.###} seconds to a day.", "Choose another one.");
        }
    }
}
