using System.Diagnostics.CodeAnalysis;

namespace MemoryVault.Json;

/// <summary>Something in a value that is not as its schema wants it.</summary>
/// <param name="Pointer">Where it is.</param>
/// <param name="Message">What is wrong, as a sentence without subject and full stop: <c>has to be a string</c>.</param>
[SuppressMessage("Naming", "CA1720", Justification = "It is a JSON pointer, and no address.")]
public sealed record JsonSchemaViolation(JsonPointer Pointer, string Message);
