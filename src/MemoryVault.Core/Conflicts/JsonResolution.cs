using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Memory;
using MemoryVault.Merging;

namespace MemoryVault.Conflicts;

/// <summary>Resolves a conflict of two values in a document, or in the shared memory.</summary>
internal sealed class JsonResolution(PendingObjects objects, MergeRules rules, JsonConflictRecord record, ResolveConflictOptions options)
{
    /// <summary>Gives the root tree with what was chosen in its place.</summary>
    internal Task<ObjectId> ApplyAsync(ObjectId tree, CancellationToken cancellationToken) =>
        record.Path == MemoryTree.Root ? ApplyToMemoryAsync(tree, cancellationToken) : ApplyToFileAsync(tree, cancellationToken);

    private async Task<ObjectId> ApplyToMemoryAsync(ObjectId tree, CancellationToken cancellationToken)
    {
        // The second step is a key, unless the section is a list.
        var path = new EntryPath(record.Steps[0].Token, record.Steps.Count > 1 && record.Steps[1].Identity is null ? record.Steps[1].Token : null);
        var reader = new MemoryReader(objects, tree);
        var now = path.Key is { } key
            ? await reader.ReadEntryAsync(path.Section, key, cancellationToken).ConfigureAwait(false)
            : await reader.ReadSectionAsync(path.Section, cancellationToken).ConfigureAwait(false);
        var changed = Apply(now, record.Steps.Skip(path.Key is null ? 1 : 2));
        return await new MemoryEditor(objects).ApplyAsync(tree, Equals(now, changed) ? [] : [new EntryChange(path, now, changed)], cancellationToken).ConfigureAwait(false);
    }

    private async Task<ObjectId> ApplyToFileAsync(ObjectId tree, CancellationToken cancellationToken)
    {
        var file = await objects.FindAsync(tree, record.Path, cancellationToken).ConfigureAwait(false);
        var bytes = file is null or { IsFolder: true } ? (ReadOnlyMemory<byte>?)null : await objects.ReadBlobAsync(file.Id, record.Path, ReadLimit.Document, cancellationToken).ConfigureAwait(false);
        if (Apply(bytes) is not { } changed)
        {
            return tree;
        }

        var blob = await objects.AddAsync(new GitObject(GitObjectKind.Blob, changed), cancellationToken).ConfigureAwait(false);
        var editor = new TreeEditor(objects);
        tree = await editor.ApplyAsync(tree, [new TreeEdit(record.Path, file?.Mode ?? EntryMode.File, blob)], cancellationToken).ConfigureAwait(false);
        await objects.WriteAsync(editor.NewObjects, cancellationToken).ConfigureAwait(false);
        return tree;
    }

    // Null where nothing is to be changed.
    private byte[]? Apply(ReadOnlyMemory<byte>? file)
    {
        var document = file is { } bytes ? JsonFile.TryParse(bytes.Span) : null;
        if (document is not null || file is null)
        {
            var changed = Apply(document, record.Steps);
            return Equals(changed, document) ? null
                : changed is null ? throw Changed()
                : file is { } style ? DocumentStyle.Of(style.Span).Write(changed) : changed.ToUtf8(JsonStyle.Indented);
        }

        var lines = JsonLines.TryRead(file.Value) ?? throw Changed();
        var records = Apply(lines.Records, record.Steps);
        return Equals(records, lines.Records) ? null : lines.Write((JsonArray)records!, lines, lines);
    }

    private JsonValue? Apply(JsonValue? document, IEnumerable<MergeStep> steps)
    {
        var way = steps.ToList();
        var now = StepPath.Find(document, way);
        var chosen = Choose(now);
        return Equals(now, chosen) ? document
            : StepPath.TryPut(document, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(way), chosen, out var changed) ? changed
            : throw Changed();
    }

    private JsonValue? Choose(JsonValue? now)
    {
        var chosen = options.Choice switch
        {
            ConflictChoice.Ours => record.Ours,
            ConflictChoice.Theirs => record.Theirs,
            ConflictChoice.Base => record.Base,
            _ => JsonValue.Parse(options.Given.Span),
        };
        if (Equals(now, record.Ours) || Equals(now, record.Theirs) || Equals(now, record.Base))
        {
            return chosen;
        }

        if (options.Choice == ConflictChoice.Ours)
        {
            return now;
        }

        var merged = new JsonMerge(rules.ForFile(record.Path)).Run(record.Ours, now, chosen, record.Pointer);
        return merged.Conflicts.Count == 0 ? merged.Merged : throw Changed();
    }

    private ConflictChangedException Changed() => new($"{record.Path} {record.Pointer}");
}
