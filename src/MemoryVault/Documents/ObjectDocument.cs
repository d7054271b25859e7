using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using MemoryVault.Errors;
using MemoryVault.Json;

namespace MemoryVault.Documents;

/// <summary>
/// Turns objects of PowerShell into JSON: what a person would write as JSON and nothing else. It would be tempting to take any object by its properties, as
/// <c>ConvertTo-Json</c> does: a file or a process in a memory is a mistake that is better told.
/// </summary>
internal sealed class ObjectDocument
{
    private const int MaximumDepth = 1024;

    private readonly Stack<string> _place = [];

    private ObjectDocument()
    {
    }

    /// <summary>Gives the document.</summary>
    /// <exception cref="NotJsonException">Something in it has no form in JSON.</exception>
    public static JsonValue Of(object? value) => new ObjectDocument().Read(value);

    private JsonValue Read(object? value)
    {
        if (_place.Count > MaximumDepth)
        {
            throw new JsonTooDeepException(MaximumDepth);
        }

        return value is PSObject wrapped ? ReadWrapped(wrapped) : Plain(value) ?? Composed(value!);
    }

    private JsonValue ReadWrapped(PSObject wrapped) => wrapped.BaseObject switch
    {
        PSCustomObject => Object(wrapped.Properties.Where(property => property.IsGettable).Select(property => (property.Name, (object?)property.Value))),
        var inner => inner is PSObject ? throw Refused(inner) : Read(inner),
    };

    private static JsonValue? Plain(object? value) => value switch
    {
        null or DBNull => JsonNull.Instance,
        JsonValue document => document,
        bool boolean => JsonBoolean.Of(boolean),
        SwitchParameter given => JsonBoolean.Of(given.IsPresent),
        string or char or Guid or Uri or Version or Enum => new JsonString(value.ToString()!),
        DateTime or DateTimeOffset => new JsonString(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture)),
        TimeSpan span => new JsonString(span.ToString("c", CultureInfo.InvariantCulture)),
        JsonPatch patch => patch.ToJson(),
        JsonPatchOperation operation => new JsonPatch([operation]).ToJson()[0],
        System.Text.Json.Nodes.JsonNode node => DocumentArgument.Parse(node.ToJsonString()),
        System.Text.Json.JsonElement element => DocumentArgument.Parse(element.GetRawText()),
        _ => null,
    };

    private JsonValue Composed(object value) => value switch
    {
        double or float or Half when !double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)) => throw Refused(value),
        double or float or Half => new JsonNumber(((IFormattable)value).ToString("R", CultureInfo.InvariantCulture)),
        sbyte or byte or short or ushort or int or uint or long or ulong or decimal or BigInteger =>
            new JsonNumber(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        IDictionary dictionary => Dictionary(dictionary),
        IEnumerable items => new JsonArray(items.Cast<object?>().Select((item, index) => At(index.ToString(CultureInfo.InvariantCulture), item)).ToList()),
        _ when value.GetType().FullName == "System.Management.Automation.Internal.AutomationNull" => JsonNull.Instance,
        _ => throw Refused(value),
    };

    // A hashtable has no order of its own: by name, the same document comes out each time.
    private JsonObject Dictionary(IDictionary dictionary)
    {
        var members = dictionary.Keys.Cast<object>().Select(key => (Name: NameOf(key), Value: dictionary[key]));
        return Object(dictionary is Hashtable ? members.OrderBy(member => member.Name, StringComparer.Ordinal) : members);
    }

    private JsonObject Object(IEnumerable<(string Name, object? Value)> members)
    {
        var read = new List<KeyValuePair<string, JsonValue>>();
        foreach (var (name, value) in members)
        {
            read.Add(new(name, At(name, value)));
        }

        return new JsonObject(read);
    }

    private JsonValue At(string name, object? value)
    {
        _place.Push(name);
        var read = Read(value);
        _place.Pop();
        return read;
    }

    private string NameOf(object key) => (key is PSObject wrapped ? wrapped.BaseObject : key) switch
    {
        string name => name,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => throw Refused(other),
    };

    private NotJsonException Refused(object value) =>
        new(value, _place.Reverse().Aggregate(JsonPointer.Root, (pointer, name) => pointer.Append(name)).ToString());
}
