using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Importing;

/// <summary>Reads memory from outside: a document, a folder of sections, or a vault with an event log.</summary>
internal sealed class ImportReader(VaultServices services)
{
    private static readonly string[] SectionFiles = ["decisions.json", "tasks.json", "bugs.json", "roadmap.json", "patterns.json"];

    private readonly List<ItemError> _errors = [];

    /// <summary>Reads what is at a path.</summary>
    /// <exception cref="InvalidInputException">It is nothing that could be taken in.</exception>
    /// <exception cref="JsonInvalidException">The document, the snapshot or a section is no JSON.</exception>
    internal async Task<ImportedMemory> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            return new ImportedMemory(ImportForm.Document, await ReadObjectAsync(path, cancellationToken).ConfigureAwait(false), [], []);
        }

        foreach (var root in new[] { Path.Combine(path, "memory"), path })
        {
            if (File.Exists(Path.Combine(root, "snapshot.json")))
            {
                return await ReadVaultAsync(root, cancellationToken).ConfigureAwait(false);
            }
        }

        return await ReadFolderAsync(path, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ImportedMemory> ReadFolderAsync(string path, CancellationToken cancellationToken)
    {
        var sections = new List<KeyValuePair<string, JsonValue>>();
        foreach (var file in Directory.Exists(path) ? Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            var name = Path.GetFileName(file);
            if (SectionFiles.Contains(name, StringComparer.Ordinal) || name.EndsWith("_memories.json", StringComparison.Ordinal))
            {
                sections.Add(new(Path.GetFileNameWithoutExtension(file), await ReadAsJsonAsync(file, cancellationToken).ConfigureAwait(false)));
            }
        }

        return sections.Count > 0 ? new ImportedMemory(ImportForm.Folder, new JsonObject(sections), [], []) : throw new InvalidInputException(
            path,
            $"There is nothing to import at '{path}'.",
            $"Name a JSON document, a folder with {string.Join(", ", SectionFiles)} or *_memories.json, or a vault with memory/snapshot.json.");
    }

    private async Task<ImportedMemory> ReadVaultAsync(string root, CancellationToken cancellationToken)
    {
        var snapshot = await ReadObjectAsync(Path.Combine(root, "snapshot.json"), cancellationToken).ConfigureAwait(false);
        var log = Path.Combine(root, "eventlog");
        var files = Directory.Exists(log) ? Directory.GetFiles(log, "*.json", SearchOption.AllDirectories) : [];
        var events = new List<ImportedEvent>(files.Length);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            if (await TryReadEventAsync(root, file, cancellationToken).ConfigureAwait(false) is { } item)
            {
                events.Add(item);
            }

            services.Progress?.Report(new VaultProgress("Reading events", events.Count, files.Length));
        }

        // Stable: those of one time stay in the order of their files.
        return new ImportedMemory(ImportForm.EventLog, snapshot, [.. events.OrderBy(item => item.Time ?? DateTimeOffset.MinValue)], _errors);
    }

    private async Task<ImportedEvent?> TryReadEventAsync(string root, string file, CancellationToken cancellationToken)
    {
        var name = Path.GetRelativePath(root, file).Replace('\\', '/');
        try
        {
            return new ImportedEvent(await ReadObjectAsync(file, cancellationToken).ConfigureAwait(false), name);
        }
        catch (VaultException e)
        {
            _errors.Add(new ItemError(e.Id, file, e.Message, "Correct the file and import again: events that are there are passed over.") { Kind = e.Kind });
            return null;
        }
    }

    private static async Task<JsonObject> ReadObjectAsync(string file, CancellationToken cancellationToken) =>
        await ReadAsJsonAsync(file, cancellationToken).ConfigureAwait(false) as JsonObject ?? throw new InvalidInputException(
            file, $"'{file}' is no JSON object.", "A memory is an object of sections, and an event is an object, too.");

    private static async Task<JsonValue> ReadAsJsonAsync(string file, CancellationToken cancellationToken) =>
        JsonValue.Parse(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false), JsonReadOptions.Strict with { Source = file });
}
