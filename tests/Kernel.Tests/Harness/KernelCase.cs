using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>What a test claims about the path that in-range, disjoint input takes.</summary>
internal enum Expected
{
    /// <summary>At least one loop in SIMD from <see cref="KernelCase.SimdFrom"/> on (where the machine has it), nothing as written.</summary>
    Simd,

    /// <summary>At least one loop on threads, where there are several and it is large; nothing as written.</summary>
    Threads,

    /// <summary>Not as written: guards hold, the loops themselves may be sequential.</summary>
    Generated,

    /// <summary>The method as written: no loop of it runs in lanes or on threads, and the plan says why for each.</summary>
    AsWritten,

    /// <summary>No claim.</summary>
    Anything,
}

/// <summary>
/// A kernel under test, as data: its C# source and how its inputs are made. The source is the members of a class: the kernel, the fields
/// it reads, and what else it needs; the kernel is the first method, and gets <c>[Kernel(Parallel = true)]</c> where it has no attribute.
/// </summary>
internal sealed partial record KernelCase
{
    public KernelCase(string source)
    {
        Match declaration = Declaration().Match(source);
        if (!declaration.Success)
            throw new ArgumentException($"No static method in: {source}", nameof(source));
        Name = declaration.Groups["name"].Value;
        Source = source.Contains("[Kernel") ? source : source.Insert(declaration.Index, "[Kernel(Parallel = true)] ");
    }

    /// <summary>Name of the kernel method, unique in its batch.</summary>
    public string Name { get; private init; }

    /// <summary>The members of the kernel's class.</summary>
    public string Source { get; private init; }

    /// <summary>The class that holds the kernel.</summary>
    public string ClassName => Name + "Case";

    /// <summary>The types around it, outermost first.</summary>
    public IReadOnlyList<CaseType> Types => Around is null ? [OwnType] : [Around, OwnType];

    /// <summary>A generic class around the kernel's own, or null.</summary>
    private CaseType? Around { get; init; }

    private CaseType OwnType => Own ?? new CaseType(ClassName, "", "", []);

    private CaseType? Own { get; init; }

    /// <summary>The sizes n it is tried with.</summary>
    public ImmutableArray<int> Sizes { get; private init; } = TestSizes.Usual;

    /// <summary>Lengths per dimension of a buffer parameter for a size n; n in every dimension where it has none.</summary>
    public ImmutableDictionary<string, Func<int, int[]>> Shapes { get; private init; } = ImmutableDictionary<string, Func<int, int[]>>.Empty;

    /// <summary>Where the values of a parameter come from; <see cref="Values.Any"/> where it has none.</summary>
    public ImmutableDictionary<string, ValueSource> Sources { get; private init; } = ImmutableDictionary<string, ValueSource>.Empty;

    /// <summary>A scalar parameter that is a function of n.</summary>
    public ImmutableDictionary<string, Func<int, object>> Scalars { get; private init; } = ImmutableDictionary<string, Func<int, object>>.Empty;

    public Expected Path { get; private init; } = Expected.Simd;

    /// <summary>The smallest n whose call must use SIMD.</summary>
    public int SimdFrom { get; private init; } = 1000;

    /// <summary>The smallest n at which a loop of it runs at all.</summary>
    public int RunsFrom { get; private init; } = 1;

    /// <summary>Relative error allowed against the method as written, for re-associated floating reductions; 0 compares bits.</summary>
    public double Tolerance { get; private init; }

    /// <summary>Whether last bits of its results are those of the processor, and so of the tier.</summary>
    public bool IsOfProcessor { get; private init; }

    /// <summary>For a generic kernel, metadata names of the types it is called with.</summary>
    public ImmutableArray<string> TypeArguments { get; private init; } = [];

    /// <summary>The ways it is called.</summary>
    public ImmutableArray<Way> Ways { get; private init; } = [Way.Run, Way.Intercepted];

    public KernelCase CalledBy(params Way[] ways) => this with { Ways = [.. ways] };

    public KernelCase Of(params string[] types) => this with { TypeArguments = [.. types] };

    /// <summary>Makes the kernel's class generic, and names the types that it is used with.</summary>
    public KernelCase In(string parameters, string where, params string[] types) => this with { Own = new CaseType(ClassName, parameters, where, [.. types]) };

    /// <summary>Puts a generic class around the kernel's own.</summary>
    public KernelCase Within(string parameters, string where, params string[] types) => this with { Around = new CaseType("Around" + ClassName, parameters, where, [.. types]) };

    public KernelCase At(params int[] sizes) => this with { Sizes = [.. sizes] };

    public KernelCase Shape(string parameter, Func<int, int[]> lengths) => this with { Shapes = Shapes.SetItem(parameter, lengths) };

    public KernelCase With(string parameter, ValueSource source) => this with { Sources = Sources.SetItem(parameter, source) };

    public KernelCase Scalar(string parameter, Func<int, object> value) => this with { Scalars = Scalars.SetItem(parameter, value) };

    public KernelCase Expecting(Expected path, int simdFrom = 1000) => this with { Path = path, SimdFrom = simdFrom };

    public KernelCase Running(int from) => this with { RunsFrom = from };

    public KernelCase OfProcessor() => this with { IsOfProcessor = true };

    public KernelCase Close(double tolerance) => this with { Tolerance = tolerance };

    /// <summary>The same case with other text around what it does.</summary>
    public KernelCase Written(Func<string, string> rewrite) => this with { Source = rewrite(Source) };

    public override string ToString() => Name;

    [GeneratedRegex(@"(?:(?:public|internal|private)\s+)?static\s+(?!readonly)(?:partial\s+)?(?:[\w.\[\],<>]+|\((?:[^()]|\([^()]*\))*\))\s+(?<name>\w+)\s*(?:<[\w\s,]+>\s*)?\(")]
    private static partial Regex Declaration();
}

/// <summary>The sizes the tests use.</summary>
internal static class TestSizes
{
    /// <summary>The usual ones for loops over one dimension, the borders of gangs and blocks among them.</summary>
    public static readonly ImmutableArray<int> Usual =
        [0, 1, 2, 3, 7, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 129, 255, 257, 1000, 4095, 4096, 4097, 8193, 100003];

    /// <summary>For two nested loops over n.</summary>
    public static readonly ImmutableArray<int> Plane = [0, 1, 2, 3, 7, 16, 17, 33, 64, 65, 130];

    /// <summary>For three nested loops over n.</summary>
    public static readonly ImmutableArray<int> Cube = [0, 1, 2, 3, 7, 16, 17, 33, 40];
}
