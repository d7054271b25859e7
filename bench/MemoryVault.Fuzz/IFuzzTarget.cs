namespace MemoryVault.Fuzz;

/// <summary>Something that reads what a stranger may have written. Every class of this program that implements it is a target.</summary>
public interface IFuzzTarget
{
    /// <summary>Gets the name that it is called by.</summary>
    string Name { get; }

    /// <summary>Gets good inputs, which are changed.</summary>
    IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>Gets words of the format, of which bad inputs are made.</summary>
    IReadOnlyList<string> Words => [];

    /// <summary>Gets how many bytes may be allocated for each byte of the input.</summary>
    int BytesPerByte => 2_000;

    /// <summary>Reads an input, and does with it what the program does.</summary>
    /// <exception cref="Vaults.VaultException">It is none. That is a good answer; any other exception is not, except those that <see cref="Allows"/> names.</exception>
    void Read(byte[] input);

    /// <summary>Tells whether an exception is the documented answer to a bad input.</summary>
    bool Allows(Exception error) => false;
}
