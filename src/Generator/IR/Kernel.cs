namespace FusedKernels.Generator.IR;

/// <summary>One kernel as lowered: what it is called, and what it does. The key of every cache behind lowering.</summary>
internal sealed record Kernel(Signature Signature, KernelFlags Flags, Body Body);

/// <summary>The choices of the attribute, and whether arithmetic is checked in the project where nothing else is said.</summary>
internal sealed record KernelFlags(bool Parallel, bool Strict, bool FastMath, bool ChecksOverflow = false)
{
    /// <summary>In which order floating point is taken in.</summary>
    public FloatOrder Order => Strict ? FloatOrder.Source : FastMath ? FloatOrder.Any : FloatOrder.Shaped;
}

/// <summary>In which order a loop takes in floating-point numbers.</summary>
internal enum FloatOrder
{
    /// <summary>That of the source.</summary>
    Source,

    /// <summary>A fixed shape, where that keeps about the same value.</summary>
    Shaped,

    /// <summary>A fixed shape, also where a part can overflow though the whole does not.</summary>
    Any,
}

/// <summary>What the method does. Fields are read at entry, in this order.</summary>
/// <param name="Parameters">Scalar parameters in order.</param>
/// <param name="Fields">Static scalar fields that are read.</param>
/// <param name="Buffers">Every buffer: parameters in order, then field arrays, then local arrays.</param>
/// <param name="Statements">The statements.</param>
/// <param name="Results">The numbers of the result: one, those of a structure, or none for a method that returns nothing or an array.</param>
/// <param name="HasNativeIntegers">Whether Int64 stands for native integers too: the process must have 64 bits.</param>
internal sealed record Body(
    EquatableArray<Variable> Parameters,
    EquatableArray<Variable> Fields,
    EquatableArray<KernelBuffer> Buffers,
    Block Statements,
    EquatableArray<PartPlace> Results,
    bool HasNativeIntegers = false)
{
    /// <summary>What the statements rely on: a call for which one does not hold runs the method as written.</summary>
    public EquatableArray<Relied> Relied { get; init; } = EquatableArray<Relied>.Empty;
}

/// <summary>Something that holds when the method starts.</summary>
/// <param name="What">What follows from it, in words for the plan.</param>
/// <param name="Condition">A condition on parameters, fields and lengths, which does not throw.</param>
internal sealed record Relied(string What, Expr Condition);

/// <summary>Where a number lies in a value of a C# type.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Path">The elements of tuples that lead to it (<c>.Item1</c>); empty where the value is no tuple.</param>
/// <param name="Structure">C# text of the structure or enumeration that lies there, or null if the number itself does.</param>
/// <param name="Offset">Where it lies in that structure, in bytes from the start.</param>
internal sealed record PartPlace(ScalarType Type, string Path, string? Structure, int Offset);
