using System.Runtime.CompilerServices;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Memory;

/// <summary>Gives the entries of the shared memory one by one, so that a memory of any size fits. An entry that is named costs that entry alone.</summary>
public sealed class GetEntries(Vault vault)
{
    /// <summary>Gives them, sections and keys in their order; none in an empty vault.</summary>
    /// <exception cref="EntryMissingException">There is no section, or no entry, of a name without wildcards.</exception>
    public async IAsyncEnumerable<MemoryEntry> RunAsync(GetEntriesOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isEmpty = options.At is null && await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false) is null;
        var commit = isEmpty ? null : await new SnapshotResolver(vault).ResolveAsync(options.At, cancellationToken).ConfigureAwait(false);
        var store = vault.Repository.Objects;
        var tree = await store.ReadRootTreeAsync(commit, cancellationToken).ConfigureAwait(false);
        var reader = new MemoryReader(store, tree);
        foreach (var section in await FindSectionsAsync(reader, options.Section, cancellationToken).ConfigureAwait(false))
        {
            await foreach (var (key, value) in ReadAsync(reader, section, options, cancellationToken).ConfigureAwait(false))
            {
                yield return new MemoryEntry { Section = section, Key = key, Value = value, Revision = commit!.ToString(), Vault = vault.Paths.Root };
            }
        }
    }

    private static bool IsPattern(string? name) => name is null || name.AsSpan().ContainsAny('*', '?');

    private static async ValueTask<IReadOnlyList<string>> FindSectionsAsync(MemoryReader reader, string? section, CancellationToken cancellationToken) =>
        !IsPattern(section)
            ? [section!]
            : [.. (await reader.ListSectionsAsync(cancellationToken).ConfigureAwait(false)).Where(name => NameWildcard.Matches(section, name))];

    private static async IAsyncEnumerable<(string? Key, JsonValue Value)> ReadAsync(
        MemoryReader reader, string section, GetEntriesOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!IsPattern(options.Key))
        {
            if (await reader.ReadEntryAsync(section, options.Key!, cancellationToken).ConfigureAwait(false) is { } one)
            {
                yield return (options.Key, one);
            }
            else if (!IsPattern(options.Section))
            {
                throw new EntryMissingException(new EntryPath(section, options.Key), options.At);
            }
        }
        else if (await reader.IsFolderAsync(section, cancellationToken).ConfigureAwait(false))
        {
            await foreach (var (key, value) in reader.ReadEntriesAsync(section, cancellationToken).ConfigureAwait(false))
            {
                if (NameWildcard.Matches(options.Key, key))
                {
                    yield return (key, value);
                }
            }
        }
        else
        {
            var whole = await reader.ReadSectionAsync(section, cancellationToken).ConfigureAwait(false);
            foreach (var entry in Split(whole ?? throw new EntryMissingException(new EntryPath(section, null), options.At), options.Key))
            {
                yield return entry;
            }
        }
    }

    private static IEnumerable<(string? Key, JsonValue Value)> Split(JsonValue section, string? pattern) =>
        section is JsonObject { Count: > 0 } members ? members.Where(member => NameWildcard.Matches(pattern, member.Key)).Select(member => ((string?)member.Key, member.Value))
        : pattern is null ? [(null, section)] : [];
}
