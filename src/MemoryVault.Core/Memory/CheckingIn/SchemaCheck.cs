using MemoryVault.Git;
using MemoryVault.Json;

namespace MemoryVault.Memory.CheckingIn;

/// <summary>Holds changed sections against their schemas, <c>schemas/&lt;section&gt;.schema.json</c>. A section with a schema is read whole for it.</summary>
internal sealed class SchemaCheck(IObjectStore store)
{
    private const string Folder = "schemas";

    /// <summary>Checks the sections that were changed.</summary>
    /// <param name="headTree">The state whose schemas count.</param>
    /// <param name="newTree">The state that is checked.</param>
    /// <param name="changed">What differs: entries or sections.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <exception cref="SchemaViolatedException">Sections are not as their schemas demand; it names all of them.</exception>
    /// <exception cref="JsonInvalidException">A schema is no JSON.</exception>
    internal async Task RunAsync(ObjectId headTree, ObjectId newTree, IEnumerable<EntryPath> changed, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(headTree, Folder, cancellationToken).ConfigureAwait(false) is not { IsFolder: true })
        {
            return;
        }

        var violated = new List<SectionViolations>();
        foreach (var section in changed.Select(path => path.Section).Distinct(StringComparer.Ordinal))
        {
            var found = await FindAsync(headTree, newTree, section, cancellationToken).ConfigureAwait(false);
            violated.AddRange(found.Violations.Count > 0 ? [found] : []);
        }

        if (violated.Count > 0)
        {
            throw new SchemaViolatedException(violated);
        }
    }

    private async Task<SectionViolations> FindAsync(ObjectId headTree, ObjectId newTree, string section, CancellationToken cancellationToken)
    {
        var path = $"{Folder}/{MemoryFileName.TryEncode(section)}.schema.json";
        if (await store.FindAsync(headTree, path, cancellationToken).ConfigureAwait(false) is not { IsFolder: false } file
            || await new MemoryReader(store, newTree).ReadSectionAsync(section, cancellationToken).ConfigureAwait(false) is not { } value)
        {
            return new SectionViolations(section, path, []);
        }

        var text = await store.ReadBlobAsync(file.Id, path, ReadLimit.Settings, cancellationToken).ConfigureAwait(false);
        var schema = JsonSchema.Parse(JsonValue.Parse(text.Span, JsonReadOptions.Strict with { Source = path }));
        return new SectionViolations(section, path, schema.Check(value));
    }
}
