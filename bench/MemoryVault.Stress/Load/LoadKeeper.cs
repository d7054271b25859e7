using MemoryVault.Backup;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Stress.Load;

/// <summary>What keeps the files and transcripts of a process in the vault.</summary>
internal sealed class LoadKeeper(Vaults.Vault vault, LoadTally tally, Random random, LoadPlace place, int process)
{
    /// <summary>Changes three files and syncs them.</summary>
    internal async Task SyncAsync()
    {
        place.ChangeFiles(process, random);
        var options = new SyncOptions { Sources = [LoadPlace.Source(process)], NoPush = true, NoSessions = true };
        if (await tally.TimeAsync("sync", () => new SyncVault(vault).RunAsync(options, CancellationToken.None)).ConfigureAwait(false) is { } result)
        {
            Count("sync", result.Errors);
        }
    }

    /// <summary>Lets a transcript grow and pulls it.</summary>
    internal async Task PullAsync()
    {
        place.GrowTranscript(process, random);
        var options = new PullSessionsOptions { Sources = [LoadPlace.Sessions(process)] };
        if (await tally.TimeAsync("pull", () => new PullSessions(vault).RunAsync(options, CancellationToken.None)).ConfigureAwait(false) is { } result)
        {
            Count("pull", result.Sources.SelectMany(source => source.Errors));
        }
    }

    private void Count(string what, IEnumerable<ItemError> errors)
    {
        foreach (var error in errors)
        {
            tally.Errors.AddOrUpdate(error.Kind == VaultErrorKind.Busy ? $"{what}: {error.Kind}, {error.Id}: " : $"{what}: {error.Message}", 1, (_, before) => before + 1);
        }
    }
}
