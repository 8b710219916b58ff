using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.Emission;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FusedKernels.Generator.Lowering;

/// <summary>How the method is declared: whether it can be a kernel at all, its parameters as IR symbols, and its signature as text.</summary>
internal static class SignatureLowering
{
    private const string Nameless = "generated code outside of the type around it has to name it; make it at least internal";

    /// <summary>Declares the parameters in the context's symbols; what cannot be is reported there.</summary>
    /// <param name="method">The method.</param>
    /// <param name="name">Where to report what concerns the method as a whole: its name.</param>
    /// <param name="context">Symbols and diagnostics.</param>
    public static Signature Lower(IMethodSymbol method, SourceLocation name, LoweringContext context)
    {
        CheckMethod(method, name, context);
        CheckTypes(method, name, context);
        CheckReturn(method, name, context);
        bool isPlain = !method.IsGenericMethod && method.ContainingType is not { IsGenericType: true, IsDefinition: false };
        return Of(method, isPlain ? SignatureKind.Plain : SignatureKind.Instance) with
        {
            Parameters = method.Parameters.Select(parameter => Lower(parameter, name, context)).ToArray().ToEquatable(),
            Rival = ViewOverloads.Rival(method),
        };
    }

    /// <summary>The declaration of a method that depends on type parameters, whose instances are lowered.</summary>
    public static Signature OfGeneric(IMethodSymbol method, SourceLocation name, LoweringContext context)
    {
        CheckMethod(method, name, context);
        CheckTypes(method, name, context);
        return Of(method, SignatureKind.Generic);
    }

    /// <summary>How a method is declared, whatever it is; its parameters without what they are in a body.</summary>
    public static Signature Of(IMethodSymbol method, SignatureKind kind) => new(
        kind,
        Names.Of(method.ContainingNamespace),
        Instances.TypesAround(method).Select(Of).ToEquatable(),
        Names.Escaped(method.Name),
        method.TypeArguments.Select(Names.OfArgument).ToEquatable(),
        kind == SignatureKind.Generic ? Constraints(method.TypeParameters) : string.Empty,
        Names.Of(method.DeclaredAccessibility),
        method.ReturnsVoid ? "void" : Names.Of(method.ReturnType),
        method.Parameters.Select(Described).ToEquatable(),
        null);

    private static ContainingType Of(INamedTypeSymbol type) => new(
        Keyword(type),
        Names.Escaped(type.Name),
        Names.Of(type.DeclaredAccessibility),
        type.TypeParameters.Select(p => Names.Escaped(p.Name)).ToEquatable(),
        type.TypeArguments.Select(Names.OfArgument).ToEquatable(),
        type.IsDefinition ? Constraints(type.TypeParameters) : string.Empty);

    private static string Constraints(IEnumerable<ITypeParameterSymbol> parameters) => string.Join(" ", parameters.Select(Constraints).Where(c => c.Length > 0));

    private static string Constraints(ITypeParameterSymbol parameter)
    {
        IEnumerable<string> first = parameter switch
        {
            { HasUnmanagedTypeConstraint: true } => ["unmanaged"],
            { HasValueTypeConstraint: true } => ["struct"],
            { HasReferenceTypeConstraint: true } => ["class"],
            { HasNotNullConstraint: true } => ["notnull"],
            _ => [],
        };
        List<string> last = parameter.HasConstructorConstraint && !parameter.HasValueTypeConstraint ? ["new()"] : [];
        if (parameter.AllowsRefLikeType)
            last.Add("allows ref struct");
        string all = string.Join(", ", first.Concat(parameter.ConstraintTypes.Select(Names.Of)).Concat(last));
        return all.Length == 0 ? string.Empty : $"where {Names.Escaped(parameter.Name)} : {all}";
    }

    private static void CheckMethod(IMethodSymbol method, SourceLocation name, LoweringContext context)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
            context.Report(Descriptors.NotStatic, name, method.Name, "it is a local function; make it a static method of a partial type");
        else if (method.MethodKind != MethodKind.Ordinary)
            context.Report(Descriptors.NotStatic, name, method.Name, "it is not an ordinary method; make it a static method of a partial type");
        else if (method.ContainingType is { Name.Length: 0 })
            context.Report(Descriptors.NotStatic, name, method.Name, "it is in an 'extension' block; make it a static method of a partial type");
        else if (!method.IsStatic)
            context.Report(Descriptors.NotStatic, name, method.Name, "it is an instance method; make it static and pass what it reads of the object");
        else if (method.IsAbstract || method.IsVirtual || method.IsOverride)
            context.Report(Descriptors.NotStatic, name, method.Name, "it is virtual; make it a plain static method");
        if (method.IsAsync)
            context.Report(Descriptors.Concurrency, name, "An async method", "await outside the kernel and pass the results");
        if (method.ContainingType is { } type && type.GetMembers(method.Name + "Kernel").Any(IsWritten))
            context.Report(Descriptors.NameTaken, name, method.Name, $"'{type.Name}' has a member '{method.Name}Kernel' already");
        else if (method.ContainingType?.Name == method.Name + "Kernel")
            context.Report(Descriptors.NameTaken, name, method.Name, $"its containing type is called '{method.Name}Kernel'");
    }

    /// <summary>Whether a member is the user's: an analyzer sees what the generator made as well.</summary>
    public static bool IsWritten(ISymbol member) =>
        member.DeclaringSyntaxReferences.Any(reference => !reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

    private static void CheckTypes(IMethodSymbol method, SourceLocation name, LoweringContext context)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            bool partial = type.DeclaringSyntaxReferences.Any(reference =>
                reference.GetSyntax(context.Cancellation) is TypeDeclarationSyntax declaration
                && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
            if (!partial && type.Name.Length > 0)
                context.Report(Descriptors.NotPartial, name, method.Name, $"its containing type '{type.Name}' is not partial; declare it 'partial {Keyword(type)} {type.Name}'");
            if (type.IsFileLocal)
                context.Report(Descriptors.NotPartial, name, method.Name, $"its containing type '{type.Name}' is local to its file, and generated code is in another file; remove 'file'");
        }

        CheckTypeParameters(method, name, context);
    }

    /// <summary>Generated code has to name the type parameters of all types around the method, and declares a class among them.</summary>
    private static void CheckTypeParameters(IMethodSymbol method, SourceLocation name, LoweringContext context)
    {
        ITypeParameterSymbol[] all = Instances.Arguments(method).Select(a => a.Parameter).ToArray();
        if (all.GroupBy(p => p.Name).FirstOrDefault(same => same.Count() > 1) is { } hidden)
            context.Report(Descriptors.Generic, name, method.Name, $"its type parameter '{hidden.Key}' is hidden by another one of that name; rename one of them");
        foreach (ITypeSymbol needed in all.SelectMany(p => p.ConstraintTypes).Where(c => !Instances.CanBeNamed(c, context.Compilation)))
            context.Report(Descriptors.Generic, name, method.Name, $"generated code has to name '{Names.ForMessage(needed)}', a constraint of its type parameters; make that at least internal");
        if (all.FirstOrDefault(p => p.Variance != VarianceKind.None) is { } variant)
            context.Report(Descriptors.Generic, name, method.Name, $"the type parameter '{variant.Name}' of its containing interface is variant, and C# allows no class in such an interface; remove 'in' or 'out'");
    }

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static void CheckReturn(IMethodSymbol method, SourceLocation name, LoweringContext context)
    {
        SourceLocation at = ReturnSyntax(method, context) is { } syntax ? SourceLocation.Of(syntax) : name;
        string type = Names.ForMessage(method.ReturnType);
        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
            context.Report(Descriptors.ReturnType, at, "ref " + type, "return the value itself");
        else if (!Instances.CanBeNamed(method.OriginalDefinition.ReturnType, context.Compilation))
            context.Report(Descriptors.ReturnType, at, type, Nameless);
        else if (method.ReturnsVoid || method.IsAsync || PartPlaces.Of(method.ReturnType) is not null)
            return;
        else if (TypeTable.IsUnknown(method.ReturnType))
            context.Fail();
        else if (TypeTable.SpanKind(method.ReturnType) is not null)
            context.Report(Descriptors.ReturnType, at, type, "take the span as a parameter, or return an array made in the kernel");
        else if (TypeTable.IsTypeParameter(method.ReturnType))
            context.Fail();
        else if (Layout.Of(method.ReturnType) is not null)
            context.Report(Descriptors.ReturnType, at, type, "return its numbers in a span, or write a kernel for each of them");
        else if (TypeTable.Buffer(method.ReturnType) is { Kind: BufferKind.Rows })
            context.Report(Descriptors.ReturnType, at, type, "return a rectangular array such as double[,]");
        else if (TypeTable.Buffer(method.ReturnType) is null)
            context.Report(Descriptors.ReturnType, at, type, TypeTable.Advice(method.ReturnType));
    }

    private static TypeSyntax? ReturnSyntax(IMethodSymbol method, LoweringContext context) =>
        Instances.BodyOf(method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.Cancellation) switch
        {
            MethodDeclarationSyntax declaration => declaration.ReturnType,
            LocalFunctionStatementSyntax function => function.ReturnType,
            _ => null,
        };

    private static Parameter Lower(IParameterSymbol symbol, SourceLocation method, LoweringContext context)
    {
        IParameterSymbol inBody = InBody(symbol);
        var syntax = inBody.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.Cancellation) as ParameterSyntax;
        SourceLocation at = syntax is null ? method : SourceLocation.Of(syntax);
        CheckPassing(symbol, at, context);
        if (inBody.Name == GeneratedNames.Result)
            context.Report(Descriptors.Construct, at, $"A parameter called '{inBody.Name}'", "generated code uses this name, choose another one");

        if (!Instances.CanBeNamed(inBody.Type, context.Compilation))
            context.Report(Descriptors.Type, syntax?.Type is { } named ? SourceLocation.Of(named) : at, Names.ForMessage(inBody.Type), Nameless);

        string name = inBody.Name;
        bool isBuffer = false;
        var parts = EquatableArray<ParameterPart>.Empty;
        if (TypeTable.Scalar(symbol.Type) is { } scalar)
        {
            name = context.Symbols.Parameter(inBody, scalar).Name;
        }
        else if (TypeTable.Buffer(symbol.Type) is { } buffer)
        {
            name = context.Symbols.ParameterBuffer(inBody, buffer).Source;
            isBuffer = true;
        }
        else if (Layout.Of(symbol.Type) is { } layout && PartPlaces.Of(symbol.Type) is { } places)
        {
            name = Names.Escaped(inBody.Name);
            parts = context.Symbols.ParameterParts(inBody, layout).Slots.Select((slot, k) => new ParameterPart(slot.Variable!.Name, places[k])).ToEquatable();
        }
        else
        {
            context.Symbols.Refuse(inBody);
            RefuseType(symbol, syntax?.Type is { } type ? SourceLocation.Of(type) : at, context);
        }

        return Described(symbol) with { Symbol = name, IsBuffer = isBuffer, Parts = parts };
    }

    /// <summary>The parameter that the body knows: each part of a partial method has its own.</summary>
    private static IParameterSymbol InBody(IParameterSymbol symbol) => Instances.BodyOf((IMethodSymbol)symbol.ContainingSymbol).Parameters[symbol.Ordinal];

    /// <summary>A parameter as it is declared, without what it is in a body.</summary>
    private static Parameter Described(IParameterSymbol symbol)
    {
        string name = Names.Escaped(InBody(symbol).Name);
        bool isThis = symbol.Ordinal == 0 && ((IMethodSymbol)symbol.ContainingSymbol).IsExtensionMethod;
        return new Parameter(
            name, name, PassingOf(symbol), Names.Of(symbol.Type), IsBuffer: false, isThis, Names.IsScoped(symbol), DefaultValue(Declared(symbol.OriginalDefinition)), EquatableArray<ParameterPart>.Empty);
    }

    private static void RefuseType(IParameterSymbol symbol, SourceLocation at, LoweringContext context)
    {
        bool reported = TypeTable.IsUnknown(symbol.Type) || TypeTable.IsTypeParameter(symbol.Type);
        if (reported)
            context.Fail();
        else
            context.Report(Descriptors.Type, at, Names.ForMessage(symbol.Type), TypeTable.Advice(symbol.Type));
    }

    private static void CheckPassing(IParameterSymbol symbol, SourceLocation at, LoweringContext context)
    {
        if (symbol.IsParams)
            context.Report(Descriptors.ParameterPassing, at, symbol.Name, "params", "remove 'params' and pass the array or span itself");
        if (PassingOf(symbol) is var passing && passing.IsWritten() && TypeTable.Buffer(symbol.Type) is not null)
            context.Report(Descriptors.ParameterPassing, at, symbol.Name, passing.Keyword().Trim(), "return the array, or write to the elements of one passed by value");
    }

    /// <summary>How a parameter is passed.</summary>
    public static Passing PassingOf(IParameterSymbol symbol) => symbol.RefKind switch
    {
        RefKind.None => Passing.Value,
        RefKind.Ref => Passing.Ref,
        RefKind.Out => Passing.Out,
        RefKind.In => Passing.In,
        _ => Passing.ReadOnly,
    };

    /// <summary>The parameter of the defining part of a partial method, which has the default values.</summary>
    private static IParameterSymbol Declared(IParameterSymbol symbol) =>
        symbol.ContainingSymbol is IMethodSymbol { PartialDefinitionPart: { } definition } ? definition.Parameters[symbol.Ordinal] : symbol;

    private static string? DefaultValue(IParameterSymbol symbol)
    {
        if (!symbol.HasExplicitDefaultValue)
            return null;
        return symbol.ExplicitDefaultValue switch
        {
            null => "default",
            bool value => value ? "true" : "false",
            double value when double.IsNaN(value) || double.IsInfinity(value) => "double." + NonFinite(value),
            float value when float.IsNaN(value) || float.IsInfinity(value) => "float." + NonFinite(value),
            double value => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) + "d",
            float value => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) + "f",
            IFormattable value => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => "default",
        };
    }

    private static string NonFinite(double value) =>
        double.IsNaN(value) ? "NaN" : value > 0 ? "PositiveInfinity" : "NegativeInfinity";
}
