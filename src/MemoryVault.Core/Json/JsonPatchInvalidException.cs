using MemoryVault.Vaults;

namespace MemoryVault.Json;

/// <summary>A document is no JSON patch.</summary>
public sealed class JsonPatchInvalidException : VaultException
{
    private const string Form = "A patch is a list like [{\"op\": \"replace\", \"path\": \"/tasks/bug-1/status\", \"value\": \"done\"}] (RFC 6902).";

    /// <summary>Makes the error.</summary>
    /// <param name="operation">The place of the operation in the patch, from 0; null if the whole is meant.</param>
    /// <param name="reason">What is wrong, as a sentence without its full stop.</param>
    /// <param name="inner">The cause, if another exception is.</param>
    public JsonPatchInvalidException(int? operation, string reason, Exception? inner = null)
        : base(VaultErrorKind.InvalidInput, operation is { } index ? JsonArrayIndex.Spell(index) : null, $"{Name(operation)} is not valid: {reason}.", Form, inner) =>
        Operation = operation;

    /// <summary>Gets the place of the operation in the patch, from 0; null if the whole is meant.</summary>
    public int? Operation { get; }

    private static string Name(int? operation) => operation is { } index ? $"Operation {JsonArrayIndex.Spell(index)} of the JSON patch" : "The JSON patch";
}
