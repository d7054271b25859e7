using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace MemoryVault.Git;

/// <summary>The id of a git object: 20 bytes, written as 40 lower-case hexadecimal digits.</summary>
/// <remarks>
/// A class, although a value would be smaller: code of the base library that is made for our values (a list of ids, a task of an id) has to be
/// compiled at every start, while for all classes it is there already. That compiling was most of a short sync's time.
/// </remarks>
public sealed record ObjectId : IComparable<ObjectId>
{
    /// <summary>The number of bytes of an id.</summary>
    public const int Size = 20;

    private const string Digits = "0123456789abcdef";
    private static readonly ObjectId Zero = new(new byte[Size]);

    private readonly ulong _high;
    private readonly ulong _middle;
    private readonly uint _low;

    /// <summary>Reads an id from its 20 bytes.</summary>
    public ObjectId(ReadOnlySpan<byte> bytes)
    {
        _high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _middle = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _low = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
    }

    /// <summary>Gets the id of all zeros, which git reads as "no such object".</summary>
    public static ObjectId None => Zero;

    /// <summary>Gets the id of the empty tree.</summary>
    public static ObjectId EmptyTree { get; } = Parse("4b825dc642cb6eb9a060e54bf8d69288fbee4904");

    /// <summary>Gets a value indicating whether this is <see cref="None"/>.</summary>
    public bool IsNone => (_high | _middle | _low) == 0;

    /// <summary>Reads 40 hexadecimal digits.</summary>
    /// <exception cref="FormatException"><paramref name="hex"/> is not an id.</exception>
    public static ObjectId Parse(ReadOnlySpan<char> hex) =>
        TryParse(hex, out var id) ? id : throw new FormatException($"'{hex}' is not a git object id (40 hexadecimal digits).");

    /// <summary>Reads 40 hexadecimal digits, if that is what they are.</summary>
    public static bool TryParse(ReadOnlySpan<char> hex, [NotNullWhen(true)] out ObjectId? id)
    {
        id = null;
        Span<byte> bytes = stackalloc byte[Size];
        if (hex.Length != Size * 2)
        {
            return false;
        }

        // A plain loop, as below: the vectors of Convert are compiled at each start, which a program that reads one id would pay for.
        for (var i = 0; i < Size; i++)
        {
            var (high, low) = (DigitValue(hex[2 * i]), DigitValue(hex[(2 * i) + 1]));
            if ((high | low) < 0)
            {
                return false;
            }

            bytes[i] = (byte)((high << 4) | low);
        }

        id = new ObjectId(bytes);
        return true;
    }

    /// <summary>Computes the id that git gives an object: SHA-1 over <c>kind SP length NUL bytes</c>.</summary>
    public static ObjectId Of(GitObjectKind kind, ReadOnlySpan<byte> bytes) => Of(kind, bytes, isOneOfMany: bytes.Length > Sha1.SmallBytes);

    /// <summary>Computes the id of one of many objects, which together are worth what the first use of the system's own hash costs.</summary>
    /// <inheritdoc cref="Of(GitObjectKind, ReadOnlySpan{byte})"/>
    internal static ObjectId Of(GitObjectKind kind, ReadOnlySpan<byte> bytes, bool isOneOfMany)
    {
        Span<byte> header = stackalloc byte[32];
        var length = WriteHeader(kind, bytes.Length, header);
        Span<byte> digest = stackalloc byte[Size];
        if (isOneOfMany)
        {
            HashLarge(header[..length], bytes, digest);
        }
        else
        {
            Sha1.Hash(header[..length], bytes, digest);
        }

        return new ObjectId(digest);
    }

    /// <summary>Writes the 20 bytes of the id.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _high);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _middle);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], _low);
    }

    /// <inheritdoc/>
    public int CompareTo(ObjectId? other)
    {
        if (other is null)
        {
            return 1;
        }

        var high = _high.CompareTo(other._high);
        var middle = high != 0 ? high : _middle.CompareTo(other._middle);
        return middle != 0 ? middle : _low.CompareTo(other._low);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        Span<char> digits = stackalloc char[Size * 2];
        for (var i = 0; i < Size; i++)
        {
            digits[2 * i] = Digits[bytes[i] >> 4];
            digits[(2 * i) + 1] = Digits[bytes[i] & 0xF];
        }

        return new string(digits);
    }

    /// <summary>Gives the first seven digits, for people.</summary>
    public string ToShortString() => ToString()[..7];

    /// <summary>Orders two ids by their bytes.</summary>
    public static bool operator <(ObjectId left, ObjectId right) => left.CompareTo(right) < 0;

    /// <summary>Orders two ids by their bytes.</summary>
    public static bool operator <=(ObjectId left, ObjectId right) => left.CompareTo(right) <= 0;

    /// <summary>Orders two ids by their bytes.</summary>
    public static bool operator >(ObjectId left, ObjectId right) => left.CompareTo(right) > 0;

    /// <summary>Orders two ids by their bytes.</summary>
    public static bool operator >=(ObjectId left, ObjectId right) => left.CompareTo(right) >= 0;

    private static int DigitValue(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'f' => digit - 'a' + 10,
        >= 'A' and <= 'F' => digit - 'A' + 10,
        _ => -1,
    };

    private static int WriteHeader(GitObjectKind kind, int length, Span<byte> header)
    {
        var name = kind switch
        {
            GitObjectKind.Commit => "commit "u8,
            GitObjectKind.Tree => "tree "u8,
            GitObjectKind.Blob => "blob "u8,
            _ => "tag "u8,
        };
        name.CopyTo(header);
        length.TryFormat(header[name.Length..], out var digits, provider: CultureInfo.InvariantCulture);
        header[name.Length + digits] = 0;
        return name.Length + digits + 1;
    }
    [SuppressMessage("Security", "CA5350", Justification = "SHA-1 is what a git object id is.")]
    private static void HashLarge(ReadOnlySpan<byte> header, ReadOnlySpan<byte> bytes, Span<byte> digest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(header);
        hash.AppendData(bytes);
        hash.GetHashAndReset(digest);
    }
}
