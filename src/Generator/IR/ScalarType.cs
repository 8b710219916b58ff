using System;

namespace FusedKernels.Generator.IR;

/// <summary>The element and scalar types a kernel computes with. Names follow System's.</summary>
internal enum ScalarType
{
    Boolean,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,

    /// <summary>
    /// <c>System.Half</c>, which is stored, moved and converted from and to Single and from Double; what computes with it computes in Single.
    /// </summary>
    Half,
    Single,
    Double,
}

internal static class ScalarTypes
{
    /// <summary>Size of one value in bytes.</summary>
    public static int Size(this ScalarType type) => type switch
    {
        ScalarType.Boolean or ScalarType.SByte or ScalarType.Byte => 1,
        ScalarType.Int16 or ScalarType.UInt16 or ScalarType.Half => 2,
        ScalarType.Int32 or ScalarType.UInt32 or ScalarType.Single => 4,
        _ => 8,
    };

    public static bool IsFloating(this ScalarType type) => type is ScalarType.Half or ScalarType.Single or ScalarType.Double;

    /// <summary>Whether arithmetic and functions are computed in the type itself.</summary>
    public static bool IsComputed(this ScalarType type) => type != ScalarType.Half;

    public static bool IsInteger(this ScalarType type) => !type.IsFloating() && type != ScalarType.Boolean;

    public static bool IsSigned(this ScalarType type) => type
        is ScalarType.SByte or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64
        or ScalarType.Half or ScalarType.Single or ScalarType.Double;

    /// <summary>The type in a word, for plans, messages and names.</summary>
    public static string Name(this ScalarType type) => type == ScalarType.Half ? nameof(ScalarType.Half) : type.Keyword();

    /// <summary>The type as C# text that means it everywhere: its keyword, where it has one.</summary>
    public static string Keyword(this ScalarType type) => type switch
    {
        ScalarType.Boolean => "bool",
        ScalarType.SByte => "sbyte",
        ScalarType.Byte => "byte",
        ScalarType.Int16 => "short",
        ScalarType.UInt16 => "ushort",
        ScalarType.Int32 => "int",
        ScalarType.UInt32 => "uint",
        ScalarType.Int64 => "long",
        ScalarType.UInt64 => "ulong",
        ScalarType.Half => "global::System.Half",
        ScalarType.Single => "float",
        ScalarType.Double => "double",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
