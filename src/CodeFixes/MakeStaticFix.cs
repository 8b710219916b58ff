using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FusedKernels.CodeFixes;

/// <summary>FK0001: makes an instance method static. What it then reads of the object gets errors of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeStaticFix))]
[Shared]
public sealed class MakeStaticFix : CodeFixProvider
{
    private const string Title = "Make kernel static";

    // Where 'static' comes among the modifiers: after these.
    private static readonly SyntaxKind[] Before =
        { SyntaxKind.PublicKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword, SyntaxKind.NewKeyword };

    private static readonly SyntaxKind[] Excluded =
        { SyntaxKind.StaticKeyword, SyntaxKind.VirtualKeyword, SyntaxKind.OverrideKeyword, SyntaxKind.AbstractKeyword };

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("FK0001");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span) is not MethodDeclarationSyntax method
            || method.Modifiers.Any(modifier => Excluded.Contains(modifier.Kind())))
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(Title, cancellation => FixAsync(context.Document, method, cancellation), Title),
            context.Diagnostics);
    }

    private static async Task<Document> FixAsync(Document document, MethodDeclarationSyntax method, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        return document.WithSyntaxRoot(root.ReplaceNode(method, WithStatic(method)));
    }

    private static MethodDeclarationSyntax WithStatic(MethodDeclarationSyntax method)
    {
        SyntaxToken keyword = SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        int index = method.Modifiers.Count(modifier => Before.Contains(modifier.Kind()));
        if (method.Modifiers.Count > 0 && index > 0)
            return method.WithModifiers(method.Modifiers.Insert(index, keyword));

        // The first token of the declaration: it takes over what stands before it, attributes excepted.
        SyntaxToken first = method.Modifiers.Count > 0 ? method.Modifiers[0] : method.ReturnType.GetFirstToken();
        SyntaxToken leading = keyword.WithLeadingTrivia(first.LeadingTrivia);
        method = method.ReplaceToken(first, first.WithLeadingTrivia());
        return method.WithModifiers(method.Modifiers.Insert(0, leading));
    }
}
