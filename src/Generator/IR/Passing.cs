using System;

namespace FusedKernels.Generator.IR;

/// <summary>How a parameter is passed.</summary>
internal enum Passing
{
    Value,

    /// <summary><c>in</c>.</summary>
    In,

    /// <summary><c>ref readonly</c>.</summary>
    ReadOnly,

    Ref,

    Out,
}

internal static class Passings
{
    /// <summary>What stands before the type of a parameter, with a space behind.</summary>
    public static string Keyword(this Passing passing) => passing switch
    {
        Passing.Value => string.Empty,
        Passing.In => "in ",
        Passing.ReadOnly => "ref readonly ",
        Passing.Ref => "ref ",
        Passing.Out => "out ",
        _ => throw new ArgumentOutOfRangeException(nameof(passing)),
    };

    /// <summary>What stands before an argument, with a space behind.</summary>
    public static string Argument(this Passing passing) => passing == Passing.ReadOnly ? "in " : passing.Keyword();

    /// <summary>Whether the caller sees what the method assigns.</summary>
    public static bool IsWritten(this Passing passing) => passing is Passing.Ref or Passing.Out;
}
