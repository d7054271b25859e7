using System.Runtime.CompilerServices;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Json;
using MemoryVault.Memory.Events;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Tracing;

/// <summary>
/// Says of values of the memory who gave them: of an entry each value inside of it, of a section each entry. A value belongs to the newest
/// commit that gave it; one that was taken away and came back belongs to who brought it back.
/// </summary>
public sealed class TraceMemory(Vault vault)
{
    /// <summary>Traces, in the order of the document, or of the keys.</summary>
    /// <exception cref="VaultEmptyException">There is nothing in the vault.</exception>
    /// <exception cref="RevisionNotFoundException"><see cref="TraceOptions.At"/> names nothing.</exception>
    /// <exception cref="EntryMissingException">There is no such section or entry.</exception>
    /// <exception cref="ValueMissingException">It has no such value.</exception>
    public async IAsyncEnumerable<TracedValue> RunAsync(TraceOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = await new SnapshotResolver(vault).ResolveAsync(options.At, cancellationToken).ConfigureAwait(false);
        var store = vault.Repository.Objects;
        var tree = await store.ReadRootTreeAsync(start, cancellationToken).ConfigureAwait(false);
        var (subject, units) = await FindAsync(store, tree, options, cancellationToken).ConfigureAwait(false);
        var traced = new TracedValue?[units.Count];
        await foreach (var (unit, commit) in new BlameWalk(vault.Repository, subject).RunAsync(start, units, cancellationToken).ConfigureAwait(false))
        {
            traced[unit.Number] = Describe(unit, commit);
        }

        foreach (var value in traced)
        {
            if (value is not null)
            {
                yield return value;
            }
        }
    }

    private static async Task<(ITracedSubject Subject, IReadOnlyList<TracedUnit> Units)> FindAsync(
        IObjectStore store, ObjectId tree, TraceOptions options, CancellationToken cancellationToken)
    {
        var (path, pointer) = (options.Path, options.Pointer);
        var reader = new MemoryReader(store, tree);
        if (path.Key is null && await IsObjectAsync(reader, path.Section, cancellationToken).ConfigureAwait(false))
        {
            if (pointer is null or { IsRoot: true })
            {
                var keys = await reader.ListKeysAsync(path.Section, cancellationToken).ConfigureAwait(false);
                return (new TracedSection(store, path.Section), [.. keys.Select((key, i) => Unit(i, path with { Key = key }, JsonPointer.Root, null))]);
            }

            // A pointer into a section begins with the key of an entry.
            path = path with { Key = pointer.Tokens[0] };
            pointer = pointer.Tokens.Skip(1).Aggregate(JsonPointer.Root, (at, token) => at.Append(token));
        }

        var value = (await EntryVersion.ReadAsync(store, tree, path, cancellationToken).ConfigureAwait(false)).Value ?? throw new EntryMissingException(path, options.At);
        return (new TracedEntry(store, path), UnitsOf(path, value, pointer));
    }

    private static List<TracedUnit> UnitsOf(EntryPath path, JsonValue value, JsonPointer? pointer)
    {
        if (pointer is null)
        {
            return [.. ValueLeaves.Of(value).Select((leaf, i) => Unit(i, path, leaf.Key, leaf.Value))];
        }

        return pointer.TryResolve(value, out var one) ? [Unit(0, path, pointer, one)] : throw new ValueMissingException(path, pointer);
    }

    private static TracedUnit Unit(int number, EntryPath path, JsonPointer pointer, JsonValue? value) => new(number, path, pointer, pointer, value);

    private static async ValueTask<bool> IsObjectAsync(MemoryReader reader, string section, CancellationToken cancellationToken) =>
        await reader.IsFolderAsync(section, cancellationToken).ConfigureAwait(false)
        || await reader.ReadSectionAsync(section, cancellationToken).ConfigureAwait(false) is JsonObject { Count: > 0 };

    private TracedValue Describe(TracedUnit unit, LogEntry version)
    {
        var message = version.Commit.Message;
        var provenance = EventReader.ProvenanceOf(message);
        return new TracedValue
        {
            Path = unit.Path.ToString(),
            Pointer = unit.Pointer,
            Value = unit.Value,
            Revision = version.Id.ToString(),
            EventId = message[EventTrailer.Event],
            Kind = message[EventTrailer.Kind] ?? string.Empty,
            AgentId = message[EventTrailer.Agent],
            Machine = message[EventTrailer.Machine],
            Timestamp = version.Commit.Author.When,
            Source = provenance.Source,
            Confidence = provenance.Confidence,
            Justification = provenance.Justification,
            Vault = vault.Paths.Root,
        };
    }
}
