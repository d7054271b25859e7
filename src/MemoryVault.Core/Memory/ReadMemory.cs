using System.Runtime.CompilerServices;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Memory;

/// <summary>Gives a value of the shared memory as text, piece by piece, so that a memory of any size fits.</summary>
public sealed class ReadMemory(Vault vault)
{
    private const int ReportEvery = 1000;

    /// <summary>Gives the value in pieces of UTF-8: indented, ended by a line feed; entries and sections in the order of their names.</summary>
    /// <param name="path">The entry or section; null for the whole memory.</param>
    /// <param name="revision">The state: a revision, an event or a time; null for the newest.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="EntryMissingException">There is nothing of that path in that state.</exception>
    public async IAsyncEnumerable<byte[]> RunAsync(EntryPath? path, string? revision, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = await OpenAsync(revision, cancellationToken).ConfigureAwait(false);
        var text = new JsonPieces();
        if (path?.Key is { } key)
        {
            var value = await reader.ReadEntryAsync(path.Section, key, cancellationToken).ConfigureAwait(false);
            text.Value(value ?? throw new EntryMissingException(path, revision), 0);
        }
        else if (path is not null)
        {
            await foreach (var piece in WriteSectionAsync(reader, path.Section, text, 0, revision, cancellationToken).ConfigureAwait(false))
            {
                yield return piece;
            }
        }
        else
        {
            await foreach (var piece in WriteAllAsync(reader, text, cancellationToken).ConfigureAwait(false))
            {
                yield return piece;
            }
        }

        text.EndLine();
        yield return text.Take();
    }

    private async ValueTask<MemoryReader> OpenAsync(string? revision, CancellationToken cancellationToken)
    {
        var store = vault.Repository.Objects;
        var isEmpty = revision is null && await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false) is null;
        var commit = isEmpty ? null : await new SnapshotResolver(vault).ResolveAsync(revision, cancellationToken).ConfigureAwait(false);
        return new MemoryReader(store, await store.ReadRootTreeAsync(commit, cancellationToken).ConfigureAwait(false));
    }

    private async IAsyncEnumerable<byte[]> WriteAllAsync(MemoryReader reader, JsonPieces text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        text.Open();
        foreach (var section in await reader.ListSectionsAsync(cancellationToken).ConfigureAwait(false))
        {
            text.Name(section, 1);
            await foreach (var piece in WriteSectionAsync(reader, section, text, 1, null, cancellationToken).ConfigureAwait(false))
            {
                yield return piece;
            }
        }

        text.Close(0);
    }

    private async IAsyncEnumerable<byte[]> WriteSectionAsync(
        MemoryReader reader, string section, JsonPieces text, int depth, string? revision, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await reader.IsFolderAsync(section, cancellationToken).ConfigureAwait(false))
        {
            var value = await reader.ReadSectionAsync(section, cancellationToken).ConfigureAwait(false);
            text.Value(value ?? throw new EntryMissingException(new EntryPath(section, null), revision), depth);
            yield break;
        }

        var count = 0;
        text.Open();
        await foreach (var (key, value) in reader.ReadEntriesAsync(section, cancellationToken).ConfigureAwait(false))
        {
            text.Name(key, depth + 1);
            text.Value(value, depth + 1);
            if (++count % ReportEvery == 0)
            {
                vault.Services.Progress?.Report(new VaultProgress($"Reading {section}", count, 0));
            }

            if (text.IsFull)
            {
                yield return text.Take();
            }
        }

        text.Close(depth);
    }
}
