using System.Management.Automation;
using MemoryVault.Json;

namespace MemoryVault.Documents;

/// <summary>
/// Shows the JSON in results as objects of PowerShell: <c>MemoryVault.Types.ps1xml</c> puts these properties over Core's own of the same names. Each access
/// makes a new object, so they are for looking; what is meant to be changed is converted where it is put out.
/// </summary>
public static class DocumentProperty
{
    /// <summary>Gives <c>Value</c>.</summary>
    public static object? Value(PSObject instance) => Show(instance, nameof(Value));

    /// <summary>Gives <c>Value</c> as text, indented.</summary>
    public static string? Text(PSObject instance) => DocumentText.Of(Read(instance));

    /// <summary>Gives <c>Value</c> as text on one line.</summary>
    public static string Line(PSObject instance) => Read(instance).ToString();

    /// <summary>Gives <c>Base</c>.</summary>
    public static object? Base(PSObject instance) => Show(instance, nameof(Base));

    /// <summary>Gives <c>Ours</c>.</summary>
    public static object? Ours(PSObject instance) => Show(instance, nameof(Ours));

    /// <summary>Gives <c>Theirs</c>.</summary>
    public static object? Theirs(PSObject instance) => Show(instance, nameof(Theirs));

    private static JsonValue Read(PSObject instance) => ObjectDocument.Of(instance.Properties[nameof(Value)]?.Value);

    private static object? Show(PSObject instance, string name) =>
        DocumentObject.Either.Of(instance.BaseObject.GetType().GetProperty(name)?.GetValue(instance.BaseObject) as JsonValue);
}
