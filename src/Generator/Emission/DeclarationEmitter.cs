using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Emission.Interception;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission;

/// <summary>
/// Prints what other code can see of a kernel: the nested class with <c>Run</c> and <c>Plan</c>, once for all overloads of a method.
/// </summary>
/// <remarks>
/// <code>
/// partial class Formulas
/// {
///     public static partial class NormKernel
///     {
///         public static string Plan { get { string text = ""; Describe_1a2b3c4d(ref text); return text; } }
///         static partial void Describe_1a2b3c4d(ref string text);
///
///         public static double Run(double[] x) { double __result = default!; Execute(x, ref __result); return __result; }
///         static partial void Execute(double[] x, ref double __result);
///     }
/// }
/// </code>
/// The bodies are an implementation output, which an editor may leave out while the user types. Without them this file still compiles
/// (a partial void method needs no body), so <c>Run</c> and <c>Plan</c> can be written against at once.
/// </remarks>
internal static class DeclarationEmitter
{
    private static readonly string Version = typeof(DeclarationEmitter).Assembly.GetName().Version.ToString(3);

    /// <param name="overloads">All kernels of one name in one type, at least one.</param>
    public static string Emit(EquatableArray<Signature> overloads)
    {
        Signature first = overloads[0];
        CodeWriter writer = CodeWriter.ForFile();
        InNamespace(writer, first.Namespace, () => InTypes(writer, first, 0, depth => Members(writer, overloads, depth)));
        return writer.ToString();
    }

    private static void InNamespace(CodeWriter writer, string name, Action content)
    {
        if (name.Length == 0)
        {
            content();
            return;
        }

        writer.Braces("namespace " + name, content);
    }

    private static void InTypes(CodeWriter writer, Signature signature, int depth, Action<int> membersOf)
    {
        ContainingType type = signature.Types[depth];
        writer.Braces(type.Declared, () =>
        {
            membersOf(depth);
            if (depth + 1 < signature.Types.Count)
                InTypes(writer, signature, depth + 1, membersOf);
        });
    }

    private static void Members(CodeWriter writer, EquatableArray<Signature> overloads, int depth)
    {
        Signature first = overloads[0];
        if (Forwarder.IsAt(first, depth))
        {
            foreach (Signature overload in overloads)
                Forwarder.Emit(writer, overload, depth);
        }

        if (depth == first.Types.Count - 1)
            KernelClass(writer, overloads);
    }

    private static void KernelClass(CodeWriter writer, EquatableArray<Signature> overloads)
    {
        Signature first = overloads[0];
        writer.Line($"/// <summary>The compiled form of <c>{first.Method}</c>.</summary>");
        writer.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"FusedKernels\", \"{Version}\")]");
        string accessibility = Accessibility(overloads);
        writer.Braces($"{accessibility} static partial class {GeneratedNames.KernelClass(first.Method)}", () =>
        {
            Plan(writer, overloads);
            foreach (Signature overload in overloads)
                Run(writer, overload, isPublic: overload.Accessibility == "public" || accessibility != "public");
        });
    }

    private static void Plan(CodeWriter writer, IEnumerable<Signature> overloads)
    {
        List<string> parts = overloads.Select(GeneratedNames.Describe).ToList();
        writer.Line("/// <summary>What was done to each loop, and why.</summary>");
        writer.Braces("public static string Plan", () => writer.Braces("get", () =>
        {
            writer.Line("string text = \"\";");
            foreach (string part in parts)
                writer.Line($"{part}(ref text);");
            writer.Line("return text;");
        }));

        foreach (string part in parts)
        {
            writer.Line();
            writer.Line($"static partial void {part}(ref string text);");
        }
    }

    private static void Run(CodeWriter writer, Signature signature, bool isPublic)
    {
        string declared = string.Join(", ", signature.Parameters.Select(DeclaredWithDefault));
        string head = $"{(isPublic ? "public" : "internal")} static {signature.ReturnType} {GeneratedNames.Run}{signature.TypeList}({declared}){signature.Where}";
        writer.Line();
        writer.Line($"/// <summary>Does what <c>{signature.Method}</c> does, compiled.</summary>");
        writer.Line(GeneratedNames.Inlined);
        writer.Braces(head, () =>
        {
            foreach (Parameter parameter in signature.Parameters.Where(p => p.Passing == Passing.Out))
                writer.Line($"global::System.Runtime.CompilerServices.Unsafe.SkipInit(out {parameter.Name});");
            if (signature.ReturnType == "void")
            {
                writer.Line(BodyCall(signature, GeneratedNames.Execute, []) + ";");
            }
            else
            {
                writer.Line($"{signature.ReturnType} {GeneratedNames.Result} = default!;");
                writer.Line(BodyCall(signature, GeneratedNames.Execute, []) + ";");
                writer.Line($"return {GeneratedNames.Result};");
            }
        });
        writer.Line();
        writer.Line(ExecuteHead(signature) + ";");
    }

    /// <summary>The head of the partial method that holds the compiled body, for its declaration and its implementation.</summary>
    public static string ExecuteHead(Signature signature) => BodyHead(signature, $"{Partial(signature)} {GeneratedNames.ExecuteOf(signature)}", []);

    /// <summary>The head of a method that does what a kernel does, or a part of it: its parameters, the result by reference, and more of its own.</summary>
    /// <param name="signature">The kernel.</param>
    /// <param name="start">Modifiers, type and name.</param>
    /// <param name="more">Further parameters.</param>
    public static string BodyHead(Signature signature, string start, IEnumerable<string> more)
    {
        IEnumerable<string> parameters = signature.Parameters.Select(p => p.Passing == Passing.Out ? $"ref {p.Type} {p.Name}" : p.Declared);
        if (signature.ReturnType != "void")
            parameters = parameters.Append($"ref {signature.ReturnType} {GeneratedNames.Result}");
        return $"{start}{TypesOf(signature)}({string.Join(", ", parameters.Concat(more))}){signature.Where}";
    }

    /// <summary>The call of such a method from another one.</summary>
    /// <param name="signature">The kernel.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="more">Further arguments.</param>
    public static string BodyCall(Signature signature, string name, IEnumerable<string> more)
    {
        IEnumerable<string> arguments = signature.Parameters.Select(ToExecute);
        if (signature.ReturnType != "void")
            arguments = arguments.Append($"ref {GeneratedNames.Result}");
        return $"{name}{TypesOf(signature)}({string.Join(", ", arguments.Concat(more))})";
    }

    private static string TypesOf(Signature signature) => signature.Kind == SignatureKind.Instance ? string.Empty : signature.TypeList;

    /// <summary>The head of the partial method that adds the plan of one overload.</summary>
    public static string DescribeHead(Signature signature) =>
        $"{Partial(signature)} {GeneratedNames.Describe(signature)}(ref string text)";

    /// <summary>Nothing declares the parts of an instance: the generic method's own parts, which are implementations too, call them.</summary>
    private static string Partial(Signature signature) => signature.Kind == SignatureKind.Instance ? "static void" : "static partial void";

    private static string DeclaredWithDefault(Parameter parameter) =>
        parameter.DefaultValue is null
            ? parameter.Declared
            : $"{parameter.Declared} = {parameter.DefaultValue}";

    /// <summary>A partial method without accessibility has no out parameters.</summary>
    private static string ToExecute(Parameter parameter) => parameter.Passing == Passing.Out ? $"ref {parameter.Name}" : parameter.Argument;

    // At least internal: the shims that calls are redirected to have to reach it. The widest overload decides.
    private static string Accessibility(IEnumerable<Signature> overloads)
    {
        var all = overloads.Select(o => o.Accessibility).ToList();
        if (all.Contains("public"))
            return "public";
        return all.Contains("protected") || all.Contains("protected internal") ? "protected internal" : "internal";
    }
}
