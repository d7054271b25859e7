using System.Collections.Specialized;
using System.Management.Automation;
using MemoryVault.Errors;
using MemoryVault.Json;

namespace MemoryVault.Documents;

/// <summary>
/// Turns JSON into objects of PowerShell, as <c>ConvertFrom-Json</c> does but exactly: no number is rounded, no text becomes a date, and the
/// way back (<see cref="ObjectDocument"/>) gives an equal document.
/// </summary>
/// <param name="asHashtable">Whether objects become ordered dictionaries, whose keys may be empty or differ in case only.</param>
internal sealed class DocumentObject(bool asHashtable)
{
    private bool _canBeEither;

    /// <summary>Gets the conversion that never fails: an object that cannot be a <see cref="PSCustomObject"/> becomes a dictionary.</summary>
    public static DocumentObject Either { get; } = new(asHashtable: false) { _canBeEither = true };

    /// <summary>Gives the object.</summary>
    /// <exception cref="MembersAlikeException">A member has no name, or two have names that differ in case only.</exception>
    public object? Of(JsonValue? value) => value switch
    {
        JsonBoolean boolean => boolean.Value,
        JsonNumber number => DocumentNumber.Of(number),
        JsonString text => text.Value,
        JsonArray array => array.Select(Of).ToArray(),
        JsonObject members => Members(members),
        _ => null,
    };

    private object Members(JsonObject members)
    {
        var alike = asHashtable ? null : FindAlike(members);
        return asHashtable || (alike is not null && _canBeEither) ? Dictionary(members)
            : alike is null ? Custom(members)
            : throw new MembersAlikeException(alike);
    }

    private static string? FindAlike(JsonObject members)
    {
        var seen = new HashSet<string>(members.Count, StringComparer.OrdinalIgnoreCase) { string.Empty };
        return members.Names.FirstOrDefault(name => !seen.Add(name));
    }

    private PSObject Custom(JsonObject members)
    {
        var custom = new PSObject();
        foreach (var (name, value) in members)
        {
            custom.Properties.Add(new PSNoteProperty(name, Of(value)), preValidated: true);
        }

        return custom;
    }

    private OrderedDictionary Dictionary(JsonObject members)
    {
        var dictionary = new OrderedDictionary(members.Count, StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            dictionary.Add(name, Of(value));
        }

        return dictionary;
    }
}
