using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Conflicts;

/// <summary>Reads records from the vault's tree.</summary>
internal sealed class ConflictRecordReader(IObjectStore store, ObjectId rootTree)
{
    // A value in a record stands deeper than it did in its document.
    private static readonly JsonReadOptions Deep = new() { MaximumDepth = 1024 };

    /// <summary>Tells whether a file of the folder is a record, and not what is kept beside one.</summary>
    internal static bool IsRecord(TreeEntry file) => file.Name.EndsWith(".json", StringComparison.Ordinal);

    /// <summary>Lists the entries of the folder of the records, whatever they are.</summary>
    internal async ValueTask<IReadOnlyList<TreeEntry>> ListFilesAsync(CancellationToken cancellationToken) =>
        await store.FindAsync(rootTree, ConflictRecord.Folder, cancellationToken).ConfigureAwait(false) is { IsFolder: true } folder
            ? await store.ReadTreeAsync(folder.Id, cancellationToken).ConfigureAwait(false)
            : [];

    /// <summary>Reads a record.</summary>
    /// <exception cref="ConflictRecordInvalidException">It is not of the form that docs/formats.md gives.</exception>
    internal async ValueTask<ConflictRecord> ReadAsync(TreeEntry file, IReadOnlyList<TreeEntry> files, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await store.ReadBlobAsync(file.Id, $"{ConflictRecord.Folder}/{file.Name}", ReadLimit.Document, cancellationToken).ConfigureAwait(false);
            var json = JsonValue.Parse(bytes.Span, Deep) as JsonObject ?? throw new FormatException("it is no object.");
            var proposal = files.FirstOrDefault(entry => entry.Name == System.IO.Path.ChangeExtension(file.Name, ".proposal"));
            return json.Text("kind") switch
            {
                "json" => ReadJson(json),
                "checkin" when proposal is not null => ReadCheckin(json, await store.ReadBlobAsync(proposal.Id, $"{ConflictRecord.Folder}/{proposal.Name}", ReadLimit.Document, cancellationToken).ConfigureAwait(false)),
                var kind => ReadFile(json, kind == "text"),
            };
        }
        catch (Exception e) when (e is FormatException or JsonInvalidException or JsonTooDeepException or JsonPointerInvalidException)
        {
            throw new ConflictRecordInvalidException($"{ConflictRecord.Folder}/{file.Name}", e);
        }
    }

    private static JsonConflictRecord ReadJson(JsonObject json) =>
        new(JsonPointer.Parse(json.Text("pointer")), StepsOf(json), json.Find("base"), json.Find("ours"), json.Find("theirs"))
        {
            Path = json.Text("path"), OursFrom = json.Text("oursFrom"), TheirsFrom = json.Text("theirsFrom"),
        };

    private static List<MergeStep> StepsOf(JsonObject json)
    {
        var tokens = JsonPointer.Parse(json.Text("pointer")).Tokens;
        var at = json.Find("at") as JsonArray ?? throw new FormatException("'at' is no list.");
        if (at.Count > tokens.Count)
        {
            throw new FormatException("'at' has more steps than 'pointer'.");
        }

        return [.. at.Select((step, i) => new MergeStep((step as JsonString)?.Value ?? tokens[^(at.Count - i)], step as JsonObject))];
    }

    private static FileConflictRecord ReadFile(JsonObject json, bool isText) =>
        new(Version(json, "base"), Version(json, "ours"), Version(json, "theirs"), Version(json, json.Find("inPlace") is null ? "ours" : "inPlace"))
        {
            IsText = isText, Path = json.Text("path"), OursFrom = json.Text("oursFrom"), TheirsFrom = json.Text("theirsFrom"),
        };

    private static CheckinConflictRecord ReadCheckin(JsonObject json, ReadOnlyMemory<byte> proposal) =>
        new(
            json.Text("agent"),
            json.Text("source"),
            json.Find("confidence") is JsonNumber number && number.ToDouble() is var confidence && double.IsFinite(confidence) ? confidence : null,
            json.OptionalText("justification"),
            json.OptionalText("baseRevision") is { } revision ? ObjectId.Parse(revision).ToString() : null,
            Enum.TryParse<CheckInForm>(json.Text("form"), ignoreCase: true, out var form) && Enum.IsDefined(form) ? form : throw new FormatException("'form' is not known."),
            proposal)
        {
            Path = json.Text("path"),
        };

    private static TreeEntry Version(JsonObject json, string member)
    {
        if (json.Find(member) is not JsonObject version)
        {
            return TreeEntry.Absent;
        }

        var mode = version.Text("type") switch
        {
            "folder" => EntryMode.Folder,
            "executable" => EntryMode.Executable,
            "link" => EntryMode.SymbolicLink,
            "submodule" => EntryMode.Submodule,
            _ => EntryMode.File,
        };
        return new TreeEntry(member, mode, ObjectId.Parse(version.Text("id")));
    }
}
