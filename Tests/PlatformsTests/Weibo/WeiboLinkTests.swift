import Platforms
import Testing

@Suite("Weibo's links behind its visitor system")
struct WeiboLinkTests {
    private func link(_ text: String) -> PostLink? { LinkRecogniser(.standard).link(in: text) }

    @Test(
        "A visitor page stands for the page that it stands before",
        arguments: [
            "https://passport.weibo.com/visitor/visitor?entry=miniblog&a=enter&url=https%3A%2F%2Fweibo.com%2F5819071204%2FQegwYsLtS%3Ffrom%3Dx&domain=weibo.com",
            "https://visitor.passport.weibo.cn/visitor/visitor?entry=sinawap&a=enter&url=https%3A%2F%2Fm.weibo.cn%2Fstatus%2FQegwYsLtS",
        ]
    )
    func target(text: String) { #expect(link(text)?.id == "QegwYsLtS") }

    @Test(
        "A visitor page before anything else is no post",
        arguments: [
            "https://passport.weibo.com/visitor/visitor", "https://passport.weibo.com/visitor/visitor?url=",
            "https://passport.weibo.com/visitor/visitor?url=https%3A%2F%2Fevil.example%2F1%2FQegwYsLtS",
            "https://passport.weibo.com/visitor/visitor?url=https%3A%2F%2Fweibo.com%2Fu%2F5819071204",
            "https://passport.weibo.com/visitor/visitor?url=http%3A%2F%2Ft.cn%2FA6Y8UIAZ",
            "https://passport.weibo.com/sso/signin?url=https%3A%2F%2Fweibo.com%2F5819071204%2FQegwYsLtS",
            "https://passport.weibo.com/visitor/visitor?url=https%3A%2F%2Fpassport.weibo.com%2Fvisitor%2Fvisitor%3Furl%3Dx",
        ]
    )
    func noTarget(text: String) { #expect(link(text) == nil) }
}
