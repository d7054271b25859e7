using MemoryVault.Git;
using MemoryVault.Json;

namespace MemoryVault.Memory.CheckingIn;

/// <summary>Holds changed sections against their schemas, <c>schemas/&lt;section&gt;.schema.json</c>. A section with a schema is read whole for it.</summary>
internal sealed class SchemaCheck(IObjectStore store)
{
    private const string Folder = "schemas";

    /// <summary>Checks the sections of some changes.</summary>
    /// <param name="headTree">The state whose schemas count.</param>
    /// <param name="newTree">The state that is checked.</param>
    /// <param name="changes">What differs.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <exception cref="SchemaViolatedException">A section is not as its schema demands.</exception>
    /// <exception cref="JsonInvalidException">A schema is no JSON.</exception>
    internal async Task RunAsync(ObjectId headTree, ObjectId newTree, IReadOnlyList<EntryChange> changes, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(headTree, Folder, cancellationToken).ConfigureAwait(false) is not { IsFolder: true })
        {
            return;
        }

        var reader = new MemoryReader(store, newTree);
        foreach (var section in changes.Select(change => change.Path.Section).Distinct(StringComparer.Ordinal))
        {
            var path = $"{Folder}/{MemoryFileName.TryEncode(section)}.schema.json";
            if (await store.FindAsync(headTree, path, cancellationToken).ConfigureAwait(false) is { IsFolder: false } file
                && await reader.ReadSectionAsync(section, cancellationToken).ConfigureAwait(false) is { } value)
            {
                var text = await store.ReadBlobAsync(file.Id, cancellationToken).ConfigureAwait(false);
                var violations = JsonSchema.Parse(JsonValue.Parse(text.Span, JsonReadOptions.Strict with { Source = path })).Check(value);
                if (violations.Count > 0)
                {
                    throw new SchemaViolatedException(section, path, violations);
                }
            }
        }
    }
}
