namespace MemoryVault.Json;

/// <summary>One of the values <c>true</c> and <c>false</c>.</summary>
public sealed class JsonBoolean : JsonValue
{
    private JsonBoolean(bool value) => Value = value;

    /// <summary>Gets <c>true</c>.</summary>
    public static JsonBoolean True { get; } = new(value: true);

    /// <summary>Gets <c>false</c>.</summary>
    public static JsonBoolean False { get; } = new(value: false);

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Boolean;

    /// <summary>Gets a value indicating whether it is <c>true</c>.</summary>
    public bool Value { get; }

    /// <summary>Gives the one that is meant.</summary>
    public static JsonBoolean Of(bool value) => value ? True : False;

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value ? 0x7472 : 0x6661;
}
